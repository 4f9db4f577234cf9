import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { answerLine } from '#scripts/compute/answer.ts';
import { createFacilities } from '#scripts/compute/facilities.ts';
import { openReference, type Reference, type Timing } from './measures/reference.ts';
import { type Task, TASKS } from './measures/tasks.ts';

/*
 * Times each measure beside its reference in Python: the same request from its bytes to its answer, in turns, one
 * thread each. BENCH_PYTHON names the interpreter, BENCH_REPEATS how often (5), an argument a part of the titles.
 */
const repeats = Number(process.env.BENCH_REPEATS ?? 5);
const wanted = process.argv[2] ?? '';
const reference = openReference(process.env.BENCH_PYTHON ?? 'python3');
const folder = await mkdtemp(path.join(tmpdir(), 'evenhand-bench-'));
console.log('| measure | here | reference | times as fast | aim |\n|---|---|---|---|---|');
try {
  for (const task of TASKS.filter(({ title }) => title.includes(wanted))) console.log(await compare(task));
} finally {
  reference.end();
  await rm(folder, { recursive: true });
}

async function compare(task: Task): Promise<string> {
  const file = path.join(folder, 'request.json');
  await writeFile(file, JSON.stringify({ id: 1, ...task.request() }));
  const ours: Timing[] = [];
  const theirs: Timing[] = [];
  for (let k = 0; k < repeats; k++) {
    ours.push(await timeOurs(task, await readFile(file)));
    theirs.push(await timeTheirs(task, file, reference));
  }
  const [here, there] = [ours[0]!.value, theirs[0]!.value];
  if (!(Math.abs(here - there) <= 1e-9 * Math.max(1, Math.abs(there)))) {
    throw new Error(`${task.title}: ${here} here and ${there} by the reference`);
  }
  const [fast, slow] = [median(ours), median(theirs)];
  return `| ${task.title} | ${fast.toFixed(3)} s | ${slow.toFixed(3)} s | ${(slow / fast).toFixed(1)} | ${task.aim} |`;
}

async function timeOurs(task: Task, line: Buffer): Promise<Timing> {
  const start = process.hrtime.bigint();
  const answer = (await answerLine(line, createFacilities(process.cwd())))!;
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  return { seconds, value: task.figure((JSON.parse(answer) as { value: never }).value) };
}

function timeTheirs(task: Task, file: string, { time }: Reference): Promise<Timing> {
  return time(task.reference, file);
}

function median(timings: readonly Timing[]): number {
  const sorted = timings.map(({ seconds }) => seconds).sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}
