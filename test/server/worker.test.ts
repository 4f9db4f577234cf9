import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { prepareStudyJob } from '#app/jobs/definitions/prepareStudy.ts';
import { createJobQueue } from '#app/jobs/runner/queue.ts';
import { importOutputs } from '#app/services/generation/importOutputs.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { openDatabase } from '#db/client.ts';
import { findStudy } from '#db/queries/studies.ts';
import { freePort } from '#scripts/testing/freePort.ts';
import { builtCommand } from '#scripts/testing/program.ts';
import { describeOnServer } from '#test/db/databases.ts';
import { serve } from './serve.ts';

let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-worker-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function evenhand(argv: string[], environment: Record<string, string>) {
  const child = spawn(process.execPath, [builtCommand(), ...argv], {
    env: { ...process.env, EVENHAND_DATA: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => (said.text += part.toString()));
  }
  return { child, said, ended: once(child, 'exit') as Promise<[number | null]> };
}

it.each([
  [['worker'], 'set DATABASE_URL to its address'],
  [['serve', '--no-jobs'], 'nobody else could do its jobs'],
])('%s is refused plainly on an embedded database', async (argv, remedy) => {
  const { said, ended } = evenhand(argv, { DATABASE_URL: '', PORT: '0' });
  expect((await ended)[0]).toBe(78);
  expect(said.text).toContain(remedy);
});

describeOnServer('a worker beside a web process', (create) => {
  it('does the jobs that the web process leaves to it, and gives them back when it stops', async () => {
    const { options, drop } = await create();
    if (options.kind !== 'server') throw new Error('a server');
    const { db, close } = await openDatabase(options);
    const { slug, id } = await createStudy(db, {
      configuration: {
        name: 'Worker',
        seed: 'worker',
        systems: ['old', 'new'].map((name, i) => ({
          name,
          role: i === 0 ? 'baseline' : 'candidate',
          provider: { kind: 'import' },
        })),
        protocol: { ratersPerItem: 2, controls: { share: 0, minimum: 0 } },
      },
      items: [1, 2, 3].map((n) => ({ item: `item-${n}`, prompt: `Describe thing ${n}.` })),
    });
    for (const system of ['old', 'new']) {
      const outputs = [1, 2, 3].map((n) => ({ item: `item-${n}`, output: `${system} text ${n}` }));
      await importOutputs(db, { slug, system, outputs });
    }
    const [port, operations] = [await freePort(), await freePort()];
    const environment = { EVENHAND_DATA: folder, DATABASE_URL: options.url };
    const web = await serve(port, { ...environment, EVENHAND_JOBS: 'off' });
    children.push(web);
    const queue = createJobQueue(db, [], { ownsDatabase: false });
    await queue.enqueue(prepareStudyJob, { slug });

    const worker = evenhand(['worker'], { ...environment, EVENHAND_OPERATIONS_PORT: String(operations) });
    await queue.wait(prepareStudyJob, { slug });
    expect((await findStudy(db, slug))?.state).toBe('ready');
    const job = await db.selectFrom('jobs').select(['state', 'worker', 'attempts']).executeTakeFirstOrThrow();
    expect(job).toMatchObject({
      state: 'done',
      attempts: 1,
      worker: expect.stringMatching(`:${worker.child.pid}$`),
    });
    const metrics = await (await fetch(`http://127.0.0.1:${operations}/metrics`)).text();
    expect(metrics).toContain('evenhand_jobs{kind="prepare-study",state="done"} 1');
    expect((await fetch(`http://127.0.0.1:${operations}/ready`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port}/ready`)).status).toBe(200);

    worker.child.kill('SIGTERM');
    expect((await worker.ended)[0]).toBe(0);
    web.kill('SIGTERM');
    await once(web, 'exit');
    expect(id).toBeGreaterThan(0);
    await close();
    await drop();
  }, 180_000);
});
