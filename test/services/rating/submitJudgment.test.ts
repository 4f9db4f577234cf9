import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import { isAppError } from '#app/core/shared/errors.ts';
import type { Rater } from '#app/services/rating/raterIdentity.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { submitJudgment } from '#app/services/rating/submitJudgment.ts';
import { undoLast } from '#app/services/rating/undoLast.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { pauseStudy } from '#app/services/studies/pauseStudy.ts';
import { withdrawStudy } from '#app/services/studies/withdrawStudy.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { openSample } from '#test/services/studies/sampleStudy.ts';
import { answerTo, join, judge, minutes, T0 } from './ratingAs.ts';

describeOnEachDatabase('submitJudgment', (open) => {
  let db: Database;
  let slug: string;
  let token: string;
  let rater: Rater;
  const start = async (options: Parameters<typeof openSample>[1] = {}) => {
    ({
      study: { slug },
      token,
    } = await openSample(db, options));
    rater = await join(db, token);
  };
  const next = async (of = rater, now = T0): Promise<BlindTask> => (await raterState(db, of, { now })).task!;
  const nextOf = async <K extends BlindTask['kind']>(kind: K): Promise<BlindTask & { kind: K }> => {
    for (;;) {
      const task = await next();
      if (task.kind === kind) return task as BlindTask & { kind: K };
      await submitJudgment(db, rater, answerTo(task), { now: T0 });
    }
  };
  const stored = async () => ({
    judgments: await db.selectFrom('judgments').selectAll().orderBy('id').execute(),
    ratings: await db.selectFrom('ratings').selectAll().orderBy('criterion').execute(),
  });

  beforeEach(async () => {
    db = await open();
  });

  it('stores ratings, comment and time of a Likert task', async () => {
    await start();
    const task = await nextOf('likert');
    const before = await stored();
    const submission = { ...answerTo(task, 3), comment: ' odd\u0000 word 👀 ', activeMs: 4321 };
    expect(await submitJudgment(db, rater, submission, { now: minutes(1) })).toEqual({
      assignment: task.id,
      revision: 1,
      submittedAt: minutes(1),
    });
    const { judgments, ratings } = await stored();
    expect(judgments).toHaveLength(before.judgments.length + 1);
    expect(judgments.at(-1)).toMatchObject({
      comment: 'odd word 👀',
      active_ms: 4321,
      choice: null,
      revision: 1,
    });
    const own = ratings.filter((rating) => rating.judgment_id === judgments.at(-1)!.id);
    expect(own.map((rating) => [rating.criterion, rating.value])).toEqual([
      ['consistency', 3],
      ['fluency', 3],
      ['relevance', 3],
    ]);
  });

  it('stores a preference by slot, whichever side it stood on', async () => {
    await start({ items: 8, protocol: { criteria: [] } });
    const swapped: boolean[] = [];
    for (let i = 0; i < 6; i++) {
      const task = await nextOf('pairwise');
      const baselineIsLeft = task.left.startsWith('One');
      await submitJudgment(db, rater, { ...answerTo(task), preference: 'left' }, { now: T0 });
      expect((await stored()).judgments.at(-1)!.choice).toBe(baselineIsLeft ? 'a' : 'b');
      swapped.push(!baselineIsLeft);
    }
    // Sides are drawn; had only one come up, nothing would have been tried.
    expect(new Set(swapped).size).toBe(2);
  });

  it('marks a block as submitted with its last task', async () => {
    await start({ items: 1, protocol: { controls: { share: 0, minimum: 0 } } });
    await judge(db, rater, 2);
    const state = async () => (await db.selectFrom('blocks').select('state').executeTakeFirstOrThrow()).state;
    expect(await state()).toBe('leased');
    await judge(db, rater, 1);
    expect(await state()).toBe('submitted');
  });

  it('changes nothing when the same submission comes again, also at the same moment or after closing', async () => {
    await start();
    const submission = answerTo(await next());
    const send = () => submitJudgment(db, rater, submission, { now: T0 });
    const answers = await Promise.all([send(), send(), send()]);
    answers.push(await submitJudgment(db, rater, submission, { now: minutes(500) }));
    await closeStudy(db, slug);
    answers.push(await send());
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect((await stored()).judgments).toHaveLength(1);
  });

  it('appends a correction and keeps what was there', async () => {
    await start();
    const task = await nextOf('likert');
    await submitJudgment(db, rater, answerTo(task, 2), { now: T0 });
    const done = (await raterState(db, rater, { now: T0 })).progress;
    const corrected = await submitJudgment(db, rater, answerTo(task, 5), { now: minutes(1) });
    expect(corrected.revision).toBe(2);
    const { judgments, ratings } = await stored();
    const values = judgments
      .filter((judgment) => judgment.assignment_id === task.id)
      .map(({ id, revision }) => [revision, ratings.find((rating) => rating.judgment_id === id)!.value]);
    expect(values).toEqual([
      [1, 2],
      [2, 5],
    ]);
    expect((await raterState(db, rater, { now: T0 })).progress).toEqual(done);
  });

  it('shows the last judgment again as it was given, its last revision', async () => {
    await start({ items: 8, protocol: { blocksPerSitting: 2 } });
    await expect(undoLast(db, rater)).rejects.toMatchObject({ code: 'not_found' });
    const pair = await nextOf('pairwise');
    await submitJudgment(
      db,
      rater,
      { ...answerTo(pair), preference: 'right', comment: 'hm' },
      { now: minutes(1) },
    );
    expect(await undoLast(db, rater)).toEqual({
      task: pair,
      answer: { kind: 'pairwise', preference: 'right' },
      comment: 'hm',
    });
    const likert = await nextOf('likert');
    await submitJudgment(db, rater, answerTo(likert, 1), { now: minutes(2) });
    await submitJudgment(db, rater, answerTo(likert, 5), { now: minutes(3) });
    expect(await undoLast(db, rater)).toMatchObject({
      task: likert,
      answer: { kind: 'likert', ratings: { fluency: 5 } },
    });
    await closeStudy(db, slug);
    await expect(undoLast(db, rater)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('lists all that is wrong and stores nothing', async () => {
    await start();
    const task = await nextOf('likert');
    const before = (await stored()).judgments.length;
    const submission = { ...answerTo(task), ratings: { fluency: 9, tone: 1 }, preference: 'left' };
    const error: unknown = await submitJudgment(db, rater, submission, { now: T0 }).catch((e: unknown) => e);
    if (!isAppError(error)) throw error;
    expect(error.code).toBe('invalid_input');
    expect(error.problems.map((problem) => problem.path)).toEqual([
      'ratings.fluency',
      'ratings.relevance',
      'ratings.consistency',
      'ratings.tone',
      'preference',
    ]);
    for (const broken of [
      null,
      {},
      { assignment: 'x' },
      { ...answerTo(task), comment: 'x'.repeat(1_000_000) },
    ]) {
      await expect(submitJudgment(db, rater, broken)).rejects.toMatchObject({ code: 'invalid_input' });
    }
    expect((await stored()).judgments).toHaveLength(before);
  });

  it('refuses a task that is unknown or another rater’s', async () => {
    await start();
    const task = await next();
    const other = await join(db, token);
    await expect(submitJudgment(db, other, answerTo(task))).rejects.toMatchObject({ code: 'forbidden' });
    const unknown = { ...answerTo(task), assignment: randomUUID() };
    await expect(submitJudgment(db, other, unknown)).rejects.toMatchObject({ code: 'not_found' });
    expect((await stored()).judgments).toHaveLength(0);
  });

  it('stores nothing while the study is not open', async () => {
    for (const [move, code] of [
      [pauseStudy, 'conflict'],
      [closeStudy, 'conflict'],
      [withdrawStudy, 'gone'],
    ] as const) {
      await start();
      const task = await next();
      await move(db, slug);
      await expect(submitJudgment(db, rater, answerTo(task), { now: T0 })).rejects.toMatchObject({ code });
    }
    expect((await stored()).judgments).toHaveLength(0);
  });

  it('keeps a late judgment while there is room, and the block is the rater’s again', async () => {
    await start({ items: 1, protocol: { ratersPerItem: 1 } });
    const task = await next();
    await submitJudgment(db, rater, answerTo(task), { now: minutes(90) });
    const other = await join(db, token, minutes(91));
    expect((await raterState(db, other, { now: minutes(91) })).finished).toBe('none-left');
    await judge(db, rater, 100, minutes(92));
    expect(await db.selectFrom('blocks').select(['rater_id', 'state']).execute()).toEqual([
      { rater_id: rater.id, state: 'submitted' },
    ]);
  });

  it('tells plainly when a late judgment has no room, and keeps what was judged in time', async () => {
    await start({ items: 1, protocol: { ratersPerItem: 1 } });
    const [inTime] = await judge(db, rater, 1);
    const task = await next();
    const other = await join(db, token);
    expect((await raterState(db, other, { now: minutes(61) })).task).not.toBeNull();
    const late = submitJudgment(db, rater, answerTo(task), { now: minutes(62) });
    await expect(late).rejects.toThrow(/gone to another rater/);
    await expect(late).rejects.toMatchObject({ code: 'conflict' });
    expect((await stored()).judgments.map((judgment) => judgment.assignment_id)).toEqual([inTime!.id]);
    // What was judged in time can still be corrected.
    expect((await submitJudgment(db, rater, answerTo(inTime!, 1), { now: minutes(63) })).revision).toBe(2);
  });
});
