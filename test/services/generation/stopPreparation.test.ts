import { afterEach, beforeEach, expect, it } from 'vitest';
import { handles } from '#app/jobs/definitions/job.ts';
import { prepareStudyJob } from '#app/jobs/definitions/prepareStudy.ts';
import { createJobQueue, type JobQueue } from '#app/jobs/runner/queue.ts';
import { requestPreparation, stopPreparation } from '#app/services/generation/requestPreparation.ts';
import { endTurn, takeTurn } from '#app/services/generation/turn.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import type { Database } from '#db/database.ts';
import { listEvents } from '#db/queries/events.ts';
import { claimJob } from '#db/queries/jobs.ts';
import { findStudy } from '#db/queries/studies.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { configurationOf, itemsOf } from '../studies/sampleStudy.ts';

const CLAIMER = { worker: 'another:1', kinds: [prepareStudyJob.kind] };

describeOnEachDatabase('stopping the preparation of a study', (open) => {
  let db: Database;
  let jobs: JobQueue;
  let study: { id: number; slug: string };
  beforeEach(async () => {
    db = await open();
    jobs = createJobQueue(db, [handles(prepareStudyJob, async () => {})], { ownsDatabase: false });
    study = await createStudy(db, { configuration: configurationOf(), items: itemsOf(3) });
    await requestPreparation(db, jobs, study.slug);
  });
  afterEach(() => jobs.stop());

  const state = async () => (await findStudy(db, study.slug))!.state;
  const kinds = async () => (await listEvents(db, study.id)).map(({ kind }) => kind);

  it('before anybody began it leaves a draft', async () => {
    await stopPreparation(db, jobs, study.slug);
    expect(await state()).toBe('draft');
    expect(await kinds()).toContain('generation-stopped');
  });

  it('leaves a run that a living process holds to that process', async () => {
    await claimJob(db, CLAIMER);
    const turn = (await takeTurn(db, study.slug))!;
    await stopPreparation(db, jobs, study.slug);
    expect(await state()).toBe('generating');
    await endTurn(db, turn, 'stopped');
    expect(await state()).toBe('draft');
  });

  it.each([
    ['waits for its next attempt', { state: 'queued', lease_until: null } as const],
    ['is still noted as held', { lease_until: new Date(Date.now() - 1000) }],
  ])('gives a study back whose run was killed and whose job %s', async (_, left) => {
    await claimJob(db, CLAIMER);
    const turn = (await takeTurn(db, study.slug))!;
    await db.updateTable('jobs').set(left).execute();
    await stopPreparation(db, jobs, study.slug);
    expect(await state()).toBe('draft');
    // Should the killed one live after all, it has lost its turn.
    await expect(turn.store(async () => {})).rejects.toMatchObject({ code: 'conflict' });
  });

  it('says nothing where there is nothing to stop', async () => {
    await stopPreparation(db, jobs, study.slug);
    const before = await kinds();
    await stopPreparation(db, jobs, study.slug);
    expect(await kinds()).toEqual(before);
  });
});
