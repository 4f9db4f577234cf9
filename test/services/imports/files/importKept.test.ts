import { expect, it } from 'vitest';
import { createFirstAccount } from '#app/auth/createFirstAccount.server.ts';
import { handles } from '#app/jobs/definitions/job.ts';
import { importStudyHandler } from '#app/jobs/handlers/importStudy.ts';
import { createJobQueue } from '#app/jobs/runner/queue.ts';
import { importStudyJob } from '#app/jobs/definitions/importStudy.ts';
import { createLog } from '#app/log/log.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { importKept, importStatus, requestImport } from '#app/services/imports/files/importKept.ts';
import { importFiles } from '#app/services/imports/files/importFiles.ts';
import { keepFiles } from '#app/services/imports/files/keptFiles.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';

const ratings = ['item,system,rater,criterion,value']
  .concat(
    Array.from({ length: 12 }, (_, item) =>
      ['old', 'new'].flatMap((system, place) =>
        [1, 2, 3].map(
          (rater) => `${item},${system},${rater},fluency,${1 + ((item * 7 + place + rater) % 5)}`,
        ),
      ),
    ).flat(),
  )
  .join('\n');
const fileOf = (text: string) => ({ name: 'ratings.csv', bytes: new TextEncoder().encode(text) });
const choices = { name: 'Elsewhere', baseline: 'old', columns: null, scales: [] };
const actor = 'ada@example.org';

describeOnEachDatabase('files that are kept to be imported', (open) => {
  const leadOf = async (db: Database) =>
    (await createFirstAccount(db, { name: 'Ada', email: actor, password: 'ten characters' })).id;
  const keep = (db: Database, account: number, text = ratings) =>
    keepFiles(db, { upload: null, kept: [], files: { file: fileOf(text) }, account });

  it('are there for whoever sent them, part by part, for a day', async () => {
    const db = await open();
    const account = await leadOf(db);
    const items = { name: 'items.csv', bytes: new Uint8Array([1, 2]) };
    const { upload } = await keep(db, account);
    const more = await keepFiles(db, { upload, kept: ['file'], files: { items }, account });
    expect(more).toMatchObject({ upload, files: { file: fileOf(ratings), items, preferences: null } });
    // What is neither kept nor sent is dropped.
    const less = await keepFiles(db, { upload, kept: ['file'], files: {}, account });
    expect(less.files.items).toBeNull();
    const gone = { reason: 'upload-gone' };
    await expect(keepFiles(db, { upload, kept: ['items'], files: {}, account })).rejects.toMatchObject(gone);
    const another = { upload, kept: ['file'] as const, files: {}, account: account + 1 };
    await expect(keepFiles(db, another)).rejects.toMatchObject(gone);
    const tomorrow = new Date(Date.now() + 25 * 3_600_000);
    await keepFiles(db, { upload: null, kept: [], files: { items }, account }, tomorrow);
    await expect(importStatus(db, NO_JOBS, upload)).rejects.toMatchObject(gone);
  });

  it('become the study that they would have become at once, by a process of its own', async () => {
    const db = await open();
    const account = await leadOf(db);
    const at = { actor, createdBy: account };
    const { slug } = await importFiles(
      db,
      { file: fileOf(ratings), preferences: null, items: null, choices },
      at,
    );
    const { upload } = await keep(db, account);
    const stages: string[] = [];
    const queue = createJobQueue(
      db,
      [
        handles(importStudyJob, async (payload, control) => {
          const report = (progress: { stage: string; done: number; total: number }) =>
            void stages.push(`${progress.stage} ${progress.done}/${progress.total}`);
          await importKept(db, payload.upload, { actor: payload.actor, control: { ...control, report } });
        }),
      ],
      { ownsDatabase: false, log: createLog({ level: 'silent' }) },
    );
    await requestImport(db, queue, { upload, actor, choices, slug: null });
    await queue.start();
    await queue.wait(importStudyJob, { upload, actor });
    await queue.stop();
    expect(stages).toEqual([
      'reading 0/1',
      ...Array.from({ length: 9 }, (_, done) => `storing ${done + 1}/9`),
    ]);
    const { study, file } = await importStatus(db, queue, upload);
    expect({ study, file }).toEqual({ study: `${slug}-2`, file: null });
    const [one, other] = [await analyseStudy(db, slug), await analyseStudy(db, study!)];
    expect(other.ratings).toEqual(one.ratings);
    expect(other.agreement.map(({ value }) => value)).toEqual(one.agreement.map(({ value }) => value));
  });

  it('leave nothing behind where the process ends in the middle, and are imported by the next attempt', async () => {
    const db = await open();
    const account = await leadOf(db);
    const { upload } = await keep(db, account);
    await requestImport(db, NO_JOBS, { upload, actor, choices, slug: null });
    const ending = new AbortController();
    const control = {
      signal: ending.signal,
      report: ({ stage, done }: { stage: string; done: number }) => {
        if (stage === 'storing' && done === 3) ending.abort(new Error('ended'));
      },
    };
    await expect(importKept(db, upload, { actor, control })).rejects.toThrow('ended');
    expect(await studies(db)).toEqual([]);
    const whole = { signal: new AbortController().signal, report: () => {} };
    await importKept(db, upload, { actor, control: whole });
    await importKept(db, upload, { actor, control: whole });
    expect(await studies(db)).toEqual(['elsewhere']);
  });

  it('are refused with every fault by its line, and stay', async () => {
    const db = await open();
    const account = await leadOf(db);
    const { upload } = await keep(db, account, `${ratings}\n0,old,4,fluency,good`);
    await requestImport(db, NO_JOBS, { upload, actor, choices, slug: null });
    const control = { signal: new AbortController().signal, report: () => {} };
    await expect(importStudyHandler(db).handle({ upload, actor }, control)).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ path: expect.stringContaining('line 74') as string }],
    });
    expect((await importStatus(db, NO_JOBS, upload)).file).toBe('ratings.csv');
  });

  const studies = async (db: Database) =>
    (await db.selectFrom('studies').select('slug').execute()).map(({ slug }) => slug);
});

const NO_JOBS = { enqueue: async () => {}, status: async () => null };
