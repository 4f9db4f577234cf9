import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { kinds } from '#app/core/kinds/kinds.ts';
import type { Answer } from '#app/core/ratings/judgment.ts';
import { createRandom } from '#app/core/shared/random.ts';
import { prepareStudyJob } from '#app/jobs/definitions/prepareStudy.ts';
import { createJobQueue } from '#app/jobs/runner/queue.ts';
import { NO_ACCESS } from '#app/services/generation/modelAccess.ts';
import { importOutputs } from '#app/services/generation/importOutputs.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { openDatabase } from '#db/client.ts';
import type { Database } from '#db/database.ts';
import { findStudy } from '#db/queries/studies.ts';
import { rateAsClient } from '#scripts/simulation/raterClient.ts';
import { freePort } from '#scripts/testing/freePort.ts';
import { startNginx } from '#scripts/testing/nginx.ts';
import { startTemporaryPostgres } from '#scripts/testing/postgres.ts';
import { builtCommand } from '#scripts/testing/program.ts';

/**
 * An installation as operating.md describes it (two web processes, a worker, nginx, PostgreSQL that waits for the
 * disk) under raters, while each part is killed in turn and started again. Prints what was killed and what is there
 * at the end, and exits with 1 where a judgment was lost, doubled or given out too often.
 *
 *     npx tsx scripts/research/trials/installation.ts [raters] [items]
 */
const [RATERS = 200, ITEMS = 300] = process.argv.slice(2).map(Number);
const RATERS_PER_ITEM = 4;
/** Two texts and a pair. */
const TASKS_PER_ITEM = 3;
const WANTED = ITEMS * RATERS_PER_ITEM * TASKS_PER_ITEM;
/** Items that the worker generates, killed in the midst of it. */
const GENERATED = 120;
const PATIENCE_MS = 600_000;

const folder = mkdtempSync(path.join(tmpdir(), 'evenhand-trial-'));
const models = path.resolve(import.meta.dirname, '../../../fixtures/models');

const postgres = await startTemporaryPostgres({ certain: true });
if ('reason' in postgres) throw new Error(postgres.reason);
const environment = {
  ...process.env,
  DATABASE_URL: postgres.url,
  EVENHAND_DATA: folder,
  EVENHAND_MODELS: models,
  EVENHAND_TRUSTED_PROXIES: '127.0.0.1',
};
/** Built once: what changes meanwhile belongs to the next trial. */
const command = builtCommand();
const children = new Set<ChildProcess>();

/** A part of the program that is started, killed, and started again. */
function part(argv: string[], port?: number) {
  let child: ChildProcess;
  const start = async () => {
    child = spawn(process.execPath, [command, ...argv], {
      env: { ...environment, HOST: '127.0.0.1', ...(port === undefined ? {} : { PORT: String(port) }) },
      stdio: 'ignore',
    });
    children.add(child);
    while (port !== undefined && !(await isReady(port))) await sleep(100);
  };
  const kill = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    children.delete(child);
  };
  return { start, kill };
}

async function isReady(port: number): Promise<boolean> {
  return await fetch(`http://127.0.0.1:${port}/ready`).then(
    ({ status }) => status === 200,
    () => false,
  );
}

async function create(db: Database): Promise<{ token: string; generated: string }> {
  const items = Array.from({ length: ITEMS }, (_, i) => ({
    item: `item-${i}`,
    prompt: `Describe thing ${i}.`,
  }));
  const systems = ['old', 'new'] as const;
  const { slug } = await createStudy(db, {
    configuration: {
      name: 'Trial',
      seed: 'trial',
      systems: systems.map((name, i) => ({
        name,
        role: i === 0 ? 'baseline' : 'candidate',
        provider: { kind: 'import' },
      })),
      protocol: { ratersPerItem: RATERS_PER_ITEM, controls: { share: 0, minimum: 0 } },
    },
    items,
  });
  for (const system of systems) {
    const outputs = items.map(({ item }) => ({ item, output: `${system} text about ${item}` }));
    await importOutputs(db, { slug, system, outputs });
  }
  await openStudy(db, slug);
  const { token } = await createInvitation(db, {
    slug,
    label: 'raters',
    mostRaters: 10_000,
    mostPerAddress: 10_000,
  });
  const { slug: generated } = await createStudy(db, {
    configuration: {
      name: 'Generated',
      seed: 'trial',
      systems: ['blurb-fp32', 'blurb-int8'].map((name, i) => ({
        name,
        role: i === 0 ? 'baseline' : 'candidate',
        provider: { kind: 'onnx', modelFolder: name },
        settings: { maxNewTokens: 60 },
      })),
      protocol: { controls: { share: 0, minimum: 0 } },
    },
    items: Array.from({ length: GENERATED }, (_, i) => ({
      item: `lamp-${i}`,
      prompt: `Product: Lamp ${i}\nColour: red\nDescription:`,
    })),
    access: { ...NO_ACCESS, folder: models },
  });
  return { token, generated };
}

const { db, close } = await openDatabase({ kind: 'server', url: postgres.url });
const { token, generated } = await create(db);
const ports = [await freePort(), await freePort()] as const;
const webs = ports.map((port) => part(['serve', '--no-jobs'], port));
const worker = part(['worker']);
await Promise.all(webs.map(({ start }) => start()));
await worker.start();
const nginx = await startNginx(
  `proxy_pass http://evenhand;
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $remote_addr;`,
  ports,
);
await createJobQueue(db, [], { ownsDatabase: false }).enqueue(prepareStudyJob, {
  slug: generated,
  actor: 'trial',
});

const acknowledged: string[] = [];
const began = performance.now();
const link = `http://127.0.0.1:${nginx.port}/r/${token}`;
const seconds = () => ((performance.now() - began) / 1000).toFixed(1).padStart(6);
const say = (text: string) =>
  console.log(`${seconds()} s  ${String(acknowledged.length).padStart(6)} sent  ${text}`);

function rater(index: number): Promise<number> {
  let cookie: string | undefined;
  const random = createRandom(`rater ${index}`);
  // Anything at all, as long as it is an answer.
  const reader = {
    impression: (_text: string, _criterion: string, scale: number) => 1 + random.integer(scale),
    sameWithin: 0.5,
    muchFrom: 2,
  };
  return rateAsClient(link, (task) => kinds.of(task.kind).simulate(task, reader) as Answer, {
    jar: { read: () => cookie, keep: (value) => (cookie = value) },
    locale: 'en',
    signal: AbortSignal.timeout(PATIENCE_MS * 3),
    patience: PATIENCE_MS,
    onJudgment: (assignment) => acknowledged.push(assignment),
  });
}

let over = false;
const raters = Promise.all(Array.from({ length: RATERS }, (_, index) => rater(index))).finally(() => {
  over = true;
});

/** Each part in turn, again and again, until the raters are through. */
const victims = [
  { name: 'the first web process', ...webs[0]! },
  { name: 'the worker', ...worker },
  { name: 'nginx', kill: nginx.kill, start: nginx.restart },
  { name: 'the second web process', ...webs[1]! },
  { name: 'PostgreSQL', kill: postgres.kill, start: postgres.restart },
];
const kills: Record<string, number> = {};
async function killAround(): Promise<void> {
  for (let turn = 0; !over; turn++) {
    const { name, kill, start } = victims[turn % victims.length]!;
    const before = acknowledged.length;
    // So that something has been done between two kills, however slow the machine.
    while (!over && acknowledged.length < before + WANTED / 20) await sleep(50);
    if (over) return;
    await kill();
    kills[name] = (kills[name] ?? 0) + 1;
    say(`killed ${name}`);
    await sleep(500);
    await start();
    say(`started ${name} again`);
  }
}

let failed = true;
try {
  const [counts] = await Promise.all([raters, killAround()]);
  say(`${counts.length} raters are through`);
  while ((await findStudy(db, generated))!.state !== 'ready') await sleep(200);
  say('the worker has generated what it was asked for');
  failed = !(await report());
} finally {
  for (const child of children) child.kill('SIGKILL');
  await close().catch(() => {});
  await nginx.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);

async function report(): Promise<boolean> {
  const judgments = await db
    .selectFrom('judgments')
    .innerJoin('assignments', 'assignments.id', 'judgments.assignment_id')
    .select(['assignment_id', 'revision', 'assignments.task_id', 'assignments.rater_id'])
    .execute();
  const stored = new Set(judgments.map(({ assignment_id: id }) => id));
  const perTask = new Map<number, Set<number>>();
  for (const { task_id, rater_id } of judgments) {
    perTask.set(task_id, (perTask.get(task_id) ?? new Set()).add(rater_id));
  }
  const outputs = await db.selectFrom('outputs').select(['item_id', 'system_id']).execute();
  const figures = {
    'judgments asked for': WANTED,
    'acknowledged to raters': new Set(acknowledged).size,
    stored: stored.size,
    'acknowledged and lost': acknowledged.filter((id) => !stored.has(id)).length,
    'stored twice': judgments.length - stored.size,
    'tasks judged by more or fewer raters than asked for':
      [...perTask.values()].filter(({ size }) => size !== RATERS_PER_ITEM).length +
      (ITEMS * TASKS_PER_ITEM - perTask.size),
    'texts generated twice or not at all':
      2 * (ITEMS + GENERATED) -
      new Set(outputs.map(({ item_id, system_id }) => `${item_id}/${system_id}`)).size,
  };
  for (const [name, count] of Object.entries({ ...figures, ...kills }))
    console.log(`${String(count).padStart(8)}  ${name}`);
  return (
    figures.stored === WANTED &&
    [
      figures['acknowledged and lost'],
      figures['stored twice'],
      figures['tasks judged by more or fewer raters than asked for'],
      figures['texts generated twice or not at all'],
    ].every((count) => count === 0)
  );
}
