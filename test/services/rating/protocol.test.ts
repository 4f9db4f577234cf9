import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { FLUENCY, RELEVANCE } from '#app/core/studies/criteria.ts';
import { loadStudyData } from '#app/services/analysis/loadStudyData.ts';
import { joinStudy } from '#app/services/rating/joinStudy.ts';
import { listOwnJudgments } from '#app/services/rating/listOwnJudgments.ts';
import type { Rater } from '#app/services/rating/raterIdentity.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { raterStudy } from '#app/services/rating/raterStudy.ts';
import { recallJudgment } from '#app/services/rating/recallJudgment.ts';
import { studySelfConsistency } from '#app/services/rating/studySelfConsistency.ts';
import { submitJudgment } from '#app/services/rating/submitJudgment.ts';
import { answerTraining, trainingRound } from '#app/services/rating/trainingRound.ts';
import { studyProgress } from '#app/services/studies/studyProgress.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { openSample } from '#test/services/studies/sampleStudy.ts';
import { answerTo, join, judge, T0 } from './ratingAs.ts';

describeOnEachDatabase('what a protocol may ask for', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });
  const plain = { controls: { share: 0, minimum: 0 } };
  const nextOf = async (rater: Rater) => (await raterState(db, rater, { now: T0 })).task!;

  it('pairs without ties and with strength', async () => {
    const { token } = await openSample(db, {
      protocol: { ...plain, criteria: [], pairwise: { ties: false, strength: true } },
    });
    const rater = await join(db, token);
    const task = await nextOf(rater);
    expect(task).toMatchObject({ kind: 'pairwise', ties: false, strength: true });
    const send = (answer: object) =>
      submitJudgment(db, rater, { ...answerTo(task), preference: undefined, ...answer }, { now: T0 });
    const paths = (answer: object) =>
      send(answer).then(
        () => [],
        (error: { problems: { path: string }[] }) => error.problems.map(({ path }) => path),
      );
    expect(await paths({})).toEqual(['preference']);
    expect(await paths({ preference: 'tie' })).toEqual(['preference']);
    expect(await paths({ preference: 'left' })).toEqual(['strength']);
    expect(await paths({ preference: 'tie', strength: 'much' })).toEqual(['preference', 'strength']);
    expect(await paths({ preference: 'left', strength: 'slightly' })).toEqual([]);
    expect(await recallJudgment(db, rater, task.id)).toMatchObject({
      answer: { preference: 'left', strength: 'slightly' },
    });
  });

  it('optional criteria may be left out, required ones may not', async () => {
    const criteria = [FLUENCY, { ...RELEVANCE, required: false }];
    const { token } = await openSample(db, { protocol: { ...plain, criteria, pairwise: false } });
    const rater = await join(db, token);
    const task = await nextOf(rater);
    expect(task.kind === 'likert' && task.criteria.map((c) => c.required)).toEqual([undefined, false]);
    const send = (ratings: Record<string, number>) =>
      submitJudgment(db, rater, { ...answerTo(task), ratings }, { now: T0 });
    await expect(send({ relevance: 3 })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(send({ fluency: 3, relevance: 6 })).rejects.toMatchObject({ code: 'invalid_input' });
    await send({ fluency: 3 });
    expect((await recallJudgment(db, rater, task.id)).answer).toMatchObject({ ratings: { fluency: 3 } });
  });

  it('shows a share of the tasks a second time, far apart, and counts none of them twice', async () => {
    const { token, study } = await openSample(db, {
      items: 12,
      protocol: { ...plain, ratersPerItem: 1, blocksPerSitting: 6, repeats: { share: 0.2 } },
    });
    const rater = await join(db, token);
    const judged = await judge(db, rater, 1000);
    const rows = await db
      .selectFrom('assignments')
      .select(['task_id', 'position', 'repeat', 'swapped'])
      .orderBy('position')
      .execute();
    const repeats = rows.filter((row) => row.repeat);
    const tasks = rows.length - repeats.length;
    expect(tasks).toBe(new Set(rows.map((row) => row.task_id)).size);
    expect(repeats).toHaveLength(Math.floor(0.2 * tasks));
    expect(judged).toHaveLength(rows.length);
    for (const { task_id, position } of repeats) {
      const first = rows.find((row) => row.task_id === task_id)!;
      expect(first.repeat).toBe(false);
      expect(position - first.position).toBeGreaterThan(3);
    }
    const { ratings, preferences } = await loadStudyData(db, study.id);
    const cells = ratings.map(({ item, system, criterion }) => `${item} ${system} ${criterion}`);
    expect(new Set(cells).size).toBe(cells.length);
    expect(new Set(preferences.map(({ item }) => item)).size).toBe(preferences.length);
    const progress = await studyProgress(db, study.slug, { now: T0 });
    expect(progress.judgments).toBe(progress.judgmentsExpected);
    expect(progress.blocks).toMatchObject({ asked: 12, submitted: 12 });
    // Always four, always the left text: ratings agree with themselves, preferences follow the side.
    const own = (await studySelfConsistency(db, study.slug)).get('rater-01')!;
    const kinds = await sql<{ likert: number; pairwise: number }>`
      select count(*) filter (where kind = 'likert') as likert, count(*) filter (where kind = 'pairwise') as pairwise
      from assignments join tasks on tasks.id = task_id where repeat`.execute(db);
    const { likert, pairwise } = kinds.rows[0]!;
    expect(own.answers).toBe(3 * likert + pairwise);
    expect(own.same).toBeCloseTo((3 * likert) / (3 * likert + pairwise));
    expect(own.distance).toBe(likert === 0 ? null : 0);
  });

  it('lets raters go back through what they judged, and nobody else', async () => {
    const { token } = await openSample(db, { protocol: plain });
    const [rater, other] = [await join(db, token), await join(db, token)];
    const judged = await judge(db, rater, 4);
    const own = await listOwnJudgments(db, rater);
    expect(own.map(({ assignment }) => assignment)).toEqual(judged.map(({ id }) => id).reverse());
    expect(own[0]).toEqual({
      assignment: judged[3]!.id,
      kind: judged[3]!.kind,
      prompt: judged[3]!.prompt,
      submittedAt: T0,
    });
    expect((await recallJudgment(db, rater, judged[0]!.id)).task).toEqual(judged[0]);
    expect(await listOwnJudgments(db, other)).toEqual([]);
    for (const id of [judged[0]!.id, 'training-1-1', '']) {
      await expect(recallJudgment(db, other, id)).rejects.toMatchObject({ code: 'not_found' });
    }
    const open = await nextOf(rater);
    await expect(recallJudgment(db, rater, open.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('asks who may take part, and stores nothing of whoever may not', async () => {
    const text = (en: string) => ({ en, zh: en });
    const option = (key: string, eligible: boolean) => ({ key, label: text(key), eligible });
    const eligibility = [
      {
        key: 'reads',
        question: text('How well do you read English?'),
        options: [option('well', true), option('some', false)],
      },
      {
        key: 'job',
        question: text('What do you do?'),
        options: [option('editor', true), option('other', true)],
      },
    ];
    const { token } = await openSample(db, { protocol: { ...plain, eligibility, leastItemsPerRater: 2 } });
    const shown = await raterStudy(db, token);
    expect(shown.leastItems).toBe(2);
    expect(shown.eligibility.map(({ options }) => options.map((o) => Object.keys(o)))).toEqual([
      [
        ['key', 'label'],
        ['key', 'label'],
      ],
      [
        ['key', 'label'],
        ['key', 'label'],
      ],
    ]);
    const joining = (answers?: Record<string, string>) =>
      joinStudy(db, { token, consented: true, eligibility: answers }, { now: T0 });
    await expect(joining()).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ path: 'eligibility.reads' }, { path: 'eligibility.job' }],
    });
    await expect(joining({ reads: 'well', job: 'king' })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(joining({ reads: 'some', job: 'other' })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await db.selectFrom('raters').select('id').execute()).toEqual([]);
    await joining({ reads: 'well', job: 'other', more: 'x' });
    expect(
      (await db.selectFrom('raters').select('eligibility').executeTakeFirstOrThrow()).eligibility,
    ).toEqual({
      answers: { reads: 'well', job: 'other' },
      answeredAt: T0.toISOString(),
    });
  });

  it('gives no task before the training round is passed, and tells after each answer what was right', async () => {
    const feedback = { en: 'It repeats itself.', zh: '重复了。' };
    const training = {
      passMark: 1,
      attempts: 2,
      tasks: [
        {
          kind: 'likert',
          prompt: 'P',
          text: 'bad bad',
          feedback,
          expected: { fluency: { lowest: 1, highest: 2 } },
        },
        { kind: 'pairwise', prompt: 'P', left: 'good', right: 'bad', feedback, expected: ['left'] },
      ],
    } as const;
    const { token } = await openSample(db, {
      protocol: { ...plain, training: { ...training, tasks: [...training.tasks] } as never },
    });
    const rater = await join(db, token);
    expect(await raterState(db, rater, { now: T0 })).toMatchObject({ task: null, training: 'running' });
    expect(await db.selectFrom('blocks').select('id').execute()).toEqual([]);
    const answer = async (value: number, preference: string) => {
      const { task } = await trainingRound(db, rater);
      expect(Object.keys(task!)).not.toContain('expected');
      const { ratings } = answerTo(task!, value) as { ratings?: object };
      return await answerTraining(db, rater, {
        task: task!.id,
        ...(task!.kind === 'likert' ? { ratings } : { preference }),
      });
    };
    expect(await answer(2, '')).toMatchObject({
      right: true,
      feedback,
      round: { done: 1, total: 2, attempt: 1 },
    });
    await expect(
      answerTraining(db, rater, {
        task: 'training-1-1',
        ratings: { fluency: 1, relevance: 1, consistency: 1 },
      }),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect(await answer(0, 'right')).toMatchObject({
      right: false,
      round: { state: 'running', done: 0, attempt: 2 },
    });
    await expect(answer(9, '')).rejects.toMatchObject({ code: 'invalid_input' });
    await answer(1, '');
    expect((await answer(0, 'left')).round).toMatchObject({ state: 'passed', task: null });
    const state = await raterState(db, rater, { now: T0 });
    expect(state.task).not.toBeNull();
    expect(state).not.toHaveProperty('training');
    const failing = await join(db, token);
    for (const [i, id] of ['1-1', '1-2', '2-1', '2-2'].entries()) {
      const wrong =
        i % 2 === 0 ? { ratings: { fluency: 5, relevance: 5, consistency: 5 } } : { preference: 'right' };
      await answerTraining(db, failing, { task: `training-${id}`, ...wrong });
    }
    expect(await raterState(db, failing, { now: T0 })).toMatchObject({
      task: null,
      finished: 'complete',
      training: 'failed',
    });
  });
});
