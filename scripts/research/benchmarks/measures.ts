import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROGRAM_FOLDER } from '#app/config/programFolder.ts';
import { exitCodeOf, isAppError } from '#app/core/shared/errors.ts';
import { medianOf } from '#app/core/statistics/averages.ts';
import { problemText } from '#app/i18n/problems.ts';
import { answerLine } from '#scripts/compute/answer.ts';
import { createFacilities } from '#scripts/compute/facilities.ts';
import { buildIfStale } from '../../../bin/build.js';
import { compareCheckouts } from './measures/before.ts';
import { openReference, type Reference, type Timing } from './measures/reference.ts';
import { isSameFigure } from './measures/sameFigure.ts';
import { type Task, TASKS } from './measures/tasks.ts';

/*
 * Times each measure beside its reference in Python: the same request from its bytes to its answer, in turns, one
 * thread each. BENCH_PYTHON names the interpreter, BENCH_REPEATS how often (5), an argument a part of the titles.
 *
 * BENCH_BEFORE names another checkout of this project, built and with its packages: each measure is timed here and
 * there instead, in turn, in processes of their own, and the ratio is that of here to there.
 */
const repeats = Number(process.env.BENCH_REPEATS ?? 5);
const tasks = TASKS.filter(({ title }) => title.includes(process.argv[2] ?? ''));
const before = process.env.BENCH_BEFORE;
try {
  if (before === undefined) await besideReference();
  else await besideCheckout(path.resolve(before));
} catch (error) {
  if (!isAppError(error)) throw error;
  console.error(problemText('en', error));
  process.exitCode = exitCodeOf(error);
}

async function besideCheckout(folder: string): Promise<void> {
  buildIfStale();
  console.log('| measure | here | before | ratio | of the turns |\n|---|---|---|---|---|');
  for (const task of tasks) {
    const found = await compareCheckouts(task, { here: PROGRAM_FOLDER, before: folder }, repeats);
    const { ratio, least, most } = found;
    const turns = `${least.toFixed(2)} – ${most.toFixed(2)}`;
    console.log(
      `| ${task.title} | ${found.here.toFixed(3)} s | ${found.before.toFixed(3)} s | ${ratio.toFixed(2)} | ${turns} |`,
    );
  }
}

async function besideReference(): Promise<void> {
  const reference = openReference(process.env.BENCH_PYTHON ?? 'python3');
  const folder = await mkdtemp(path.join(tmpdir(), 'evenhand-bench-'));
  console.log('| measure | here | reference | times as fast | aim |\n|---|---|---|---|---|');
  try {
    for (const task of tasks) console.log(await compare(task, folder, reference));
  } finally {
    reference.end();
    await rm(folder, { recursive: true });
  }
}

async function compare(task: Task, folder: string, reference: Reference): Promise<string> {
  const file = path.join(folder, 'request.json');
  await writeFile(file, JSON.stringify({ id: 1, ...task.request() }));
  const ours: Timing[] = [];
  const theirs: Timing[] = [];
  for (let k = 0; k < repeats; k++) {
    ours.push(await timeOurs(task, await readFile(file)));
    theirs.push(await reference.time(task.reference, file));
  }
  const [here, there] = [ours[0]!.value, theirs[0]!.value];
  if (!isSameFigure(here, there)) {
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

function median(timings: readonly Timing[]): number {
  return medianOf(timings.map(({ seconds }) => seconds))!;
}
