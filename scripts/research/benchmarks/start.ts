import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROGRAM_FOLDER } from '#app/config/programFolder.ts';
import { medianOf } from '#app/core/statistics/averages.ts';
import { builtCommand } from '#scripts/testing/program.ts';

// What a command costs before it does anything: processor time (user and system, of all threads) from the start of
// Node to the end of the process, and the time that a person waits. Medians of several runs after one that fills the
// caches. What is made anew is made in a folder of its own each time; the last two lines differ in nothing but where
// the new database comes from. Usage: npm run bench:start [-- runs]

const RUNS = Number(process.argv[2] ?? 7);
const BLEU = {
  id: 1,
  measure: 'bleu',
  data: { hypotheses: ['the cat sat on the mat'], references: [['the cat sat on a mat']] },
};
const CREATE = [
  'create',
  path.join(PROGRAM_FOLDER, 'fixtures', 'studies', 'blurb.json'),
  '--items',
  path.join(PROGRAM_FOLDER, 'fixtures', 'datasets', 'blurb', 'items.jsonl'),
];
/**
 * Makes a new embedded database by the built program, from a template where one is named, and closes it. As in `serve`,
 * the optimizing compiler is at work; commands that run for a moment leave it out (scripts/evenhand.ts).
 */
const NEW_DATABASE = `
  const [program, template] = process.argv.slice(1);
  const { openDatabase } = await import(program);
  const from = template === undefined ? {} : { template };
  await (await openDatabase({ kind: 'embedded', folder: process.env.EVENHAND_DATA, ...from })).close();
`;
const OPEN = [
  '--input-type=module',
  '-e',
  NEW_DATABASE,
  pathToFileURL(path.join(PROGRAM_FOLDER, 'build', 'server', 'index.js')).href,
];

interface Measured {
  readonly name: string;
  /** Node's arguments. */
  readonly argv: readonly string[];
  readonly input?: string;
  /** The seconds of processor time that it may take. */
  readonly aim?: number;
  /** Whether each run has a new data folder; else all have the one with a study. */
  readonly isNew?: boolean;
}

const command = builtCommand();
const MEASURED: readonly Measured[] = [
  { name: 'evenhand --version', argv: [command, '--version'], aim: 0.3 },
  {
    name: 'evenhand compute, its first answer',
    argv: [command, 'compute'],
    input: `${JSON.stringify(BLEU)}\n`,
    aim: 0.5,
  },
  { name: 'evenhand create, in a new folder', argv: [command, ...CREATE], aim: 2, isNew: true },
  { name: 'evenhand list, embedded database', argv: [command, 'list'], aim: 2 },
  {
    name: 'a new database, from the template',
    argv: [...OPEN, path.join(PROGRAM_FOLDER, 'build', 'database.tar.gz')],
    isNew: true,
  },
  { name: 'a new database, made anew', argv: OPEN, isNew: true },
];

const root = mkdtempSync(path.join(os.tmpdir(), 'evenhand-start-'));
const withStudy = path.join(root, 'study');
const load = () => os.loadavg()[0]!.toFixed(1);
try {
  console.log(
    `${os.cpus().length} × ${os.cpus()[0]?.model.trim()}, Node ${process.version}, load before ${load()}`,
  );
  console.log(`${RUNS} runs each; seconds of processor time (user + system), and until the end`);
  run({ argv: [command, ...CREATE] }, withStudy);
  for (const one of MEASURED) {
    runOnce(one);
    const runs = Array.from({ length: RUNS }, () => runOnce(one));
    const [processor, elapsed] = [runs.map((each) => each.processor), runs.map((each) => each.elapsed)];
    const aim = one.aim === undefined ? '' : `, aim ${one.aim}`;
    console.log(`  ${one.name.padEnd(36)} ${summary(processor)}${aim}; ${summary(elapsed)} elapsed`);
  }
  console.log(`load after ${load()}`);
} finally {
  rmSync(root, { recursive: true, force: true });
}

function runOnce(measured: Measured): { processor: number; elapsed: number } {
  if (measured.isNew !== true) return run(measured, withStudy);
  const folder = mkdtempSync(path.join(root, 'new-'));
  try {
    return run(measured, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Seconds of one run, as the shell counts a process that has ended. */
function run(
  { argv, input = '' }: Pick<Measured, 'argv' | 'input'>,
  folder: string,
): { processor: number; elapsed: number } {
  const { status, stderr } = spawnSync(
    'bash',
    ['-c', 'TIMEFORMAT="%U %S %R"; time "$0" "$@" > /dev/null', process.execPath, ...argv],
    {
      input,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C', EVENHAND_DATA: folder, DATABASE_URL: '' },
    },
  );
  if (status !== 0) throw new Error(`node ${argv.join(' ')} failed: ${stderr}`);
  const [user, system, elapsed] = stderr.trim().split('\n').at(-1)!.split(' ').map(Number);
  return { processor: user! + system!, elapsed: elapsed! };
}

function summary(values: readonly number[]): string {
  return `${medianOf(values)!.toFixed(2)} (${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)})`;
}
