import { beforeEach, expect, it } from 'vitest';
import type { BlindLikertTask } from '#app/core/ratings/blindTask.ts';
import type { Highlight } from '#app/core/kinds/likert/answer.ts';
import type { StudyConfigurationInput } from '#app/core/studies/configuration.ts';
import type { Rater } from '#app/services/rating/raterIdentity.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { recallJudgment } from '#app/services/rating/recallJudgment.ts';
import { submitJudgment } from '#app/services/rating/submitJudgment.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { openSample } from '#test/services/studies/sampleStudy.ts';
import { answerTo, join, T0 } from './ratingAs.ts';

describeOnEachDatabase('marked spans', (open) => {
  let db: Database;
  let rater: Rater;
  let task: BlindLikertTask;
  beforeEach(async () => {
    db = await open();
  });
  const begin = async (
    highlights: NonNullable<StudyConfigurationInput['protocol']>['highlights'],
    write = (system: string) => `${system} 🦊 writes.`,
  ) => {
    const protocol = { pairwise: false, controls: { share: 0, minimum: 0 }, highlights } as const;
    const { token } = await openSample(db, { items: 2, write, protocol });
    rater = await join(db, token);
    task = (await raterState(db, rater, { now: T0 })).task! as BlindLikertTask;
  };
  const send = (highlights: Highlight[]) =>
    submitJudgment(db, rater, { ...answerTo(task), highlights }, { now: T0 });

  it('are kept with the judgment, and a correction brings its own', async () => {
    await begin({ severities: ['minor', 'major'], criteria: true, comments: true });
    expect(task.highlights).toEqual({ severities: ['minor', 'major'], criteria: true, comments: true });
    const fox: Highlight = { start: 5, end: 6, severity: 'major', criterion: 'fluency', comment: 'no fox' };
    const word: Highlight = { start: 7, end: 14, severity: 'minor' };
    await send([word, fox]);
    expect((await recallJudgment(db, rater, task.id)).answer).toMatchObject({ highlights: [fox, word] });
    await send([word]);
    expect((await recallJudgment(db, rater, task.id)).answer).toMatchObject({ highlights: [word] });
    await send([]);
    expect((await recallJudgment(db, rater, task.id)).answer).toMatchObject({ highlights: [] });
    expect(await db.selectFrom('highlights').select('start_offset').execute()).toHaveLength(3);
  });

  it('are of a kind where the study names kinds, and what a kind takes off is not the rater’s to know', async () => {
    const named = { key: 'accuracy', label: { en: 'Accuracy' } };
    await begin({ categories: [{ ...named, weights: { minor: 2 } }], weights: { major: 7 } });
    expect(task.highlights).toEqual({
      ...{ severities: ['minor', 'major'], criteria: false, comments: false },
      categories: [named],
    });
    const fox: Highlight = { start: 5, end: 6, severity: 'major', category: 'accuracy' };
    const word: Highlight = { start: 7, end: 14, severity: 'minor' };
    await send([fox, word]);
    expect((await recallJudgment(db, rater, task.id)).answer).toMatchObject({ highlights: [fox, word] });
    await expect(send([{ ...word, category: 'style' }])).rejects.toMatchObject({
      problems: [{ path: 'highlights.0' }],
    });
    const kept = await db.selectFrom('highlights').select(['start_offset', 'category']).execute();
    expect(kept).toEqual([
      { start_offset: 5, category: 'accuracy' },
      { start_offset: 7, category: null },
    ]);
  });

  it('reach to the end of the text in code points, not beyond it, and never overlap', async () => {
    await begin({});
    const length = Array.from(task.text).length;
    const refused = (highlights: Highlight[]) =>
      send(highlights).then(
        () => null,
        (error: { code: string; problems: { path: string }[] }) => [
          error.code,
          ...error.problems.map(({ path }) => path),
        ],
      );
    expect(await refused([{ start: 0, end: length + 1, severity: 'minor' }])).toEqual([
      'invalid_input',
      'highlights.0',
    ]);
    expect(
      await refused([
        { start: 0, end: 3, severity: 'minor' },
        { start: 2, end: 4, severity: 'major' },
      ]),
    ).toEqual(['invalid_input', 'highlights']);
    expect(await refused([{ start: 0, end: 1, severity: 'critical' }])).toEqual([
      'invalid_input',
      'highlights.0',
    ]);
    expect(await db.selectFrom('judgments').select('id').execute()).toEqual([]);
    expect(await refused([{ start: length - 1, end: length, severity: 'minor' }])).toBeNull();
  });

  it('are refused where the study asks for none', async () => {
    await begin(false);
    expect(task).not.toHaveProperty('highlights');
    await expect(send([{ start: 0, end: 1, severity: 'minor' }])).rejects.toMatchObject({
      problems: [{ path: 'highlights' }],
    });
  });
});
