import { randomUUID } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { authenticateRater } from '#app/services/rating/authenticateRater.ts';
import { joinStudy } from '#app/services/rating/joinStudy.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { submitJudgment } from '#app/services/rating/submitJudgment.ts';
import { takeJudgment } from '#app/services/rating/takeJudgment.ts';
import { pauseStudy } from '#app/services/studies/pauseStudy.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { openSample } from '#test/services/studies/sampleStudy.ts';
import { answerTo, T0 } from './ratingAs.ts';

const PLAIN = { ratersPerItem: 1, blocksPerSitting: 12, controls: { share: 0, minimum: 0 } };

describeOnEachDatabase('what a step asks of the database', (open, kind) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** Statements that `work` sends, `begin` and `commit` among them. */
  async function statementsOf(work: () => Promise<unknown>): Promise<number> {
    const sent =
      kind === 'server' ? vi.spyOn(pg.Client.prototype, 'query') : vi.spyOn(PGlite.prototype, 'query');
    await work();
    const count = sent.mock.calls.length;
    sent.mockRestore();
    return count;
  }

  it('is three statements, from the first judgment to the last of a sitting', async () => {
    const { token } = await openSample(db, { items: 8, protocol: PLAIN });
    const { secret } = await joinStudy(db, { token, consented: true }, { now: T0 });
    const rater = await authenticateRater(db, { token, secret });
    let { task, progress } = await raterState(db, rater, { now: T0 });
    const counts: number[] = [];
    const more = () => progress.done + 1 < progress.total;
    for (; task !== null && more();) {
      const submission = answerTo(task);
      const count = await statementsOf(async () => {
        ({ task, progress } = await takeJudgment(db, { token, secret }, submission, { now: T0 }));
      });
      counts.push(count);
    }
    expect(counts.length).toBeGreaterThan(3);
    expect(counts.filter((count) => count > 3)).toEqual([]);
  });

  it('reads a study’s state each time, though not its configuration', async () => {
    const { token, study } = await openSample(db, { items: 8, protocol: PLAIN });
    const { rater } = await joinStudy(db, { token, consented: true }, { now: T0 });
    const { task } = await raterState(db, rater, { now: T0 });
    await pauseStudy(db, study.slug);
    await expect(submitJudgment(db, rater, answerTo(task!), { now: T0 })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await raterState(db, rater, { now: T0 })).toMatchObject({ task: null, finished: 'paused' });
  });

  it('sees a configuration that was changed, by whatever way', async () => {
    const { token, study } = await openSample(db, { items: 8, protocol: PLAIN });
    const { rater } = await joinStudy(db, { token, consented: true }, { now: T0 });
    expect((await raterState(db, rater, { now: T0 })).task).toMatchObject({ comments: true });
    const configuration = {
      ...study.configuration,
      protocol: { ...study.configuration.protocol, comments: false },
    };
    const change = () =>
      db
        .updateTable('studies')
        .set({ configuration: JSON.stringify(configuration) })
        .where('id', '=', study.id)
        .execute();
    await expect(change()).rejects.toThrow('stays as it is');
    // Somebody who insists.
    await sql`alter table studies disable trigger frozen_configuration_kept`.execute(db);
    await change();
    await sql`alter table studies enable trigger frozen_configuration_kept`.execute(db);
    const { task } = await raterState(db, rater, { now: T0 });
    expect(task).toMatchObject({ comments: false });
    const commented = { ...answerTo(task!), key: randomUUID(), comment: 'not asked for' };
    await expect(submitJudgment(db, rater, commented, { now: T0 })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });
});
