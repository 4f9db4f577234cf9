import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import { note, noteOrWords, noteText } from '#app/core/shared/notes.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { excludeRater } from '#app/services/rating/excludeRater.ts';
import type { Rater } from '#app/services/rating/raterIdentity.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { readmitRater } from '#app/services/rating/readmitRater.ts';
import { submitJudgment } from '#app/services/rating/submitJudgment.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { listExclusions } from '#app/services/studies/listExclusions.ts';
import { withdrawStudy } from '#app/services/studies/withdrawStudy.ts';
import type { Database } from '#db/database.ts';
import { listEvents } from '#db/queries/events.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { quality } from '#test/services/analysis/judgedStudy.ts';
import { openSample } from '#test/services/studies/sampleStudy.ts';
import { answerTo, join, minutes, T0 } from './ratingAs.ts';

describeOnEachDatabase('setting raters aside', (open) => {
  let db: Database;
  let slug: string;
  let token: string;
  let studyId: number;
  const start = async (protocol = {}, rest = {}, rule: 1 | 2 = 1) => {
    const opened = await openSample(db, {
      items: 8,
      protocol: {
        ratersPerItem: 1,
        blocksPerSitting: 8,
        pairwise: false,
        controls: { share: 1, minimum: 0 },
        ...protocol,
      },
      rest,
      now: T0,
      rule,
    });
    ({ slug, id: studyId } = opened.study);
    token = opened.token;
  };
  beforeEach(async () => {
    db = await open();
  });
  /** Rates everything, controls too, with one value; gives how many were taken. */
  const rateAll = async (rater: Rater, value: number, most = 1000) => {
    let count = 0;
    for (; count < most; count++) {
      const { task } = await raterState(db, rater, { now: T0 });
      if (task === null) break;
      await submitJudgment(db, rater, answerTo(task, value), { now: T0 });
    }
    return count;
  };
  const rooms = async () => {
    const { rows } = await sql<{ submitted: number; leased: number; free: number }>`
      select sum(submitted)::int as submitted, sum(leased)::int as leased, sum(asked - filled)::int as free
      from item_rooms`.execute(db);
    return rows[0]!;
  };
  const judged = async () => (await db.selectFrom('judgments').select('id').execute()).length;
  const included = async () =>
    Object.fromEntries(
      (await analyseStudy(db, slug)).raters.map(({ rater, included, exclusionReason }) => [
        rater,
        included || noteOrWords(exclusionReason!, 'en'),
      ]),
    );

  it('the rule sets a rater aside by itself, as the analysis does, and others judge their items instead', async () => {
    await start();
    const careless = await join(db, token);
    await rateAll(careless, 5);
    // Six controls are needed, so some of the eight items were begun and some judged whole.
    const controls = await sql<{ seen: number }>`
      select count(*) as seen from judgments join assignments on assignments.id = assignment_id
      join task_outputs using (task_id) join outputs on outputs.id = output_id
      join systems on systems.id = system_id where role = 'control'`.execute(db);
    expect(controls.rows[0]!.seen).toBe(6);
    expect(await raterState(db, careless, { now: T0 })).toMatchObject({ task: null, finished: 'enough' });
    expect(await rooms()).toEqual({ submitted: 0, leased: 0, free: 8 });
    const reason = '6 of 6 controls rated outside their range';
    expect(await listExclusions(db, slug)).toEqual([{ rater: 'rater-01', by: 'rule', reason, at: T0 }]);
    expect(await included()).toEqual({ 'rater-01': reason });
    const before = await judged();
    const careful = await join(db, token);
    await rateAll(careful, 2);
    expect(await rooms()).toEqual({ submitted: 8, leased: 0, free: 0 });
    expect(await judged()).toBeGreaterThan(before);
    expect(await included()).toEqual({ 'rater-01': reason, 'rater-02': true });
    const events = (await listEvents(db, studyId)).filter((event) => event.kind === 'rater-excluded');
    expect(events).toMatchObject([
      { actor: 'rule', at: T0, detail: { rater: 'rater-01', seen: 6, failed: 6 } },
    ]);
    await expect(readmitRater(db, slug, 'rater-01')).rejects.toThrow(/rule that was fixed/);
  });

  it('the rule keeps to the study’s own numbers and ranges', async () => {
    const all = { lowest: 1, highest: 5 };
    const admissible = { fluency: all, relevance: all, consistency: all };
    await start({}, { exclusion: { minimumControls: 2, mostFailedShare: 0, admissible } });
    const rater = await join(db, token);
    await rateAll(rater, 5);
    expect(await included()).toEqual({ 'rater-01': true });
    expect(await listExclusions(db, slug)).toEqual([]);
    const none = { lowest: 2, highest: 2 };
    db = await open();
    await start(
      {},
      {
        exclusion: {
          minimumControls: 2,
          mostFailedShare: 0,
          admissible: { fluency: none, relevance: none, consistency: none },
        },
      },
    );
    await rateAll(await join(db, token), 1);
    expect(await included()).toEqual({ 'rater-01': '2 of 2 controls rated outside their range' });
    expect(await listExclusions(db, slug)).toHaveLength(1);
  });

  it('a correction can be what the rule needs', async () => {
    await start({}, { exclusion: { minimumControls: 1, mostFailedShare: 0 } });
    const rater = await join(db, token);
    const tasks = [];
    for (let i = 0; i < 20; i++) {
      const { task } = await raterState(db, rater, { now: T0 });
      await submitJudgment(db, rater, answerTo(task!, 2), { now: T0 });
      tasks.push(task!);
    }
    expect(await listExclusions(db, slug)).toEqual([]);
    for (const task of tasks) {
      if ((await listExclusions(db, slug)).length > 0) break;
      await submitJudgment(db, rater, answerTo(task, 5), { now: minutes(1) });
    }
    expect(await listExclusions(db, slug)).toHaveLength(1);
  });

  it('rule 2 sets those aside who rate gross controls like all other texts, while the study is open', async () => {
    await start({}, {}, 2);
    const [flat, fair] = [await join(db, token), await join(db, token)];
    // Whoever answers at random is told by where controls stand among their own ratings.
    const asideAt = async (rater: Rater, value: (task: BlindTask, k: number) => number) => {
      for (let k = 0; ; k++) {
        const { task } = await raterState(db, rater, { now: T0 });
        if (task === null) return k;
        const submission = { ...answerTo(task, value(task, k)), activeMs: 4000 };
        await submitJudgment(db, rater, submission, { now: T0 });
      }
    };
    const broken = (task: BlindTask) => task.kind === 'likert' && quality(task.text, task.prompt) === 1;
    // Even all 5s, where controls get no less.
    await asideAt(flat, () => 5);
    const aside = await listExclusions(db, slug);
    expect(aside).toEqual([
      {
        rater: 'rater-01',
        by: 'rule',
        reason: noteText(note('aside-gross-controls'), 'en'),
        at: T0,
      },
    ]);
    await asideAt(fair, (task, k) => (broken(task) ? 2 : 4 + (k % 2)));
    expect(await included()).toEqual({ 'rater-01': aside[0]!.reason, 'rater-02': true });
    const events = (await listEvents(db, studyId)).filter((event) => event.kind === 'rater-excluded');
    expect(events).toMatchObject([{ actor: 'rule', detail: { rater: 'rater-01', cause: 'gross-controls' } }]);
    await closeStudy(db, slug);
    expect(await included()).toEqual({ 'rater-01': aside[0]!.reason, 'rater-02': true });
    // Nobody chooses who counts once it is closed.
    await expect(excludeRater(db, slug, { rater: 'rater-02', reason: 'too harsh' })).rejects.toThrow(
      /who counts can no longer change/,
    );
  });

  it('a lead sets aside with a reason and takes back; the record keeps everything', async () => {
    await start({ controls: { share: 0, minimum: 0 } });
    const [one, two] = [await join(db, token), await join(db, token)];
    await rateAll(one, 3, 9);
    const before = await judged();
    const { task } = await raterState(db, one, { now: T0 });
    const doing = { now: minutes(5), actor: 'lead@example.org' };
    await excludeRater(db, slug, { rater: 'rater-01', reason: ' knows the systems ' }, doing);
    expect(await judged()).toBe(before);
    expect(await rooms()).toEqual({ submitted: 0, leased: 0, free: 8 });
    expect(await listExclusions(db, slug)).toEqual([
      { rater: 'rater-01', by: 'lead', reason: 'knows the systems', at: minutes(5) },
    ]);
    expect((await included())['rater-01']).toBe('knows the systems');
    await expect(submitJudgment(db, one, answerTo(task!), { now: T0 })).rejects.toThrow(
      /Your part .* complete/,
    );
    await expect(excludeRater(db, slug, { rater: 'rater-01', reason: 'again' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await rateAll(two, 3);
    expect(await rooms()).toEqual({ submitted: 8, leased: 0, free: 0 });
    await readmitRater(db, slug, 'rater-01', doing);
    expect((await included())['rater-01']).toBe(true);
    // What the rater had judged whole counts again, beyond what was asked for; what was begun is with others.
    expect((await rooms()).submitted).toBeGreaterThan(8);
    expect((await rooms()).leased).toBe(0);
    const events = await listEvents(db, studyId);
    expect(events.filter(({ kind }) => kind.startsWith('rater-'))).toMatchObject([
      {
        actor: 'lead@example.org',
        kind: 'rater-excluded',
        detail: { reason: 'knows the systems', state: 'open' },
      },
      { actor: 'lead@example.org', kind: 'rater-readmitted', detail: { rater: 'rater-01' } },
    ]);
  });

  it('needs a reason, a rater who is there and a study that is not over', async () => {
    await start();
    await join(db, token);
    const of = (rater: string, reason: string) => excludeRater(db, slug, { rater, reason });
    await expect(of('rater-01', '  ')).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(of('rater-01', 'x'.repeat(501))).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(of('rater-09', 'x')).rejects.toMatchObject({ code: 'not_found' });
    await expect(readmitRater(db, slug, 'rater-01')).rejects.toMatchObject({ code: 'conflict' });
    await withdrawStudy(db, slug);
    await expect(of('rater-01', 'x')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('every change of a study’s state is on record, with who did it', async () => {
    await start();
    await closeStudy(db, slug, { now: minutes(9), actor: 'lead@example.org' });
    const events = (await listEvents(db, studyId)).filter(({ kind }) => kind === 'state');
    expect(events.map(({ kind, actor, detail }) => ({ kind, actor, ...detail }))).toEqual(
      expect.arrayContaining([
        { kind: 'state', actor: 'system', from: 'draft', to: 'ready' },
        { kind: 'state', actor: 'system', from: 'ready', to: 'open' },
        { kind: 'state', actor: 'lead@example.org', from: 'open', to: 'closed' },
      ]),
    );
    expect(events).toHaveLength(3);
  });
});
