import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { medianOf } from '#app/core/statistics/averages.ts';
import { builtCommand } from '#scripts/testing/program.ts';

// What a command costs before it does anything: processor time (user and system, of all threads) from the start of
// Node to the end of the process, and the time that a person waits. Medians of several runs after one that fills the
// caches. Usage: npm run bench:start [-- runs]

const RUNS = Number(process.argv[2] ?? 7);
const BLEU = {
  id: 1,
  measure: 'bleu',
  data: { hypotheses: ['the cat sat on the mat'], references: [['the cat sat on a mat']] },
};

/** What is run, and the seconds of processor time that it may take. */
const COMMANDS = [
  { name: 'evenhand --version', argv: ['--version'], input: '', aim: 0.3 },
  {
    name: 'evenhand compute, its first answer',
    argv: ['compute'],
    input: `${JSON.stringify(BLEU)}\n`,
    aim: 0.5,
  },
  { name: 'evenhand list, embedded database', argv: ['list'], input: '', aim: 2 },
];

const command = builtCommand();
const folder = mkdtempSync(path.join(os.tmpdir(), 'evenhand-start-'));
const load = () => os.loadavg()[0]!.toFixed(1);
try {
  console.log(
    `${os.cpus().length} × ${os.cpus()[0]?.model.trim()}, Node ${process.version}, load before ${load()}`,
  );
  console.log(`${RUNS} runs each; seconds of processor time (user + system), and until the end`);
  for (const { name, argv, input, aim } of COMMANDS) {
    run(argv, input);
    const runs = Array.from({ length: RUNS }, () => run(argv, input));
    const [processor, elapsed] = [runs.map((one) => one.processor), runs.map((one) => one.elapsed)];
    console.log(`  ${name.padEnd(36)} ${summary(processor)}, aim ${aim}; ${summary(elapsed)} elapsed`);
  }
  console.log(`load after ${load()}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Seconds of one run, as the shell counts a process that has ended. */
function run(argv: readonly string[], input: string): { processor: number; elapsed: number } {
  const { status, stderr } = spawnSync(
    'bash',
    ['-c', 'TIMEFORMAT="%U %S %R"; time "$0" "$@" > /dev/null', process.execPath, command, ...argv],
    {
      input,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C', EVENHAND_DATA: folder, DATABASE_URL: '' },
    },
  );
  if (status !== 0) throw new Error(`evenhand ${argv.join(' ')} failed: ${stderr}`);
  const [user, system, elapsed] = stderr.trim().split('\n').at(-1)!.split(' ').map(Number);
  return { processor: user! + system!, elapsed: elapsed! };
}

function summary(values: readonly number[]): string {
  return `${medianOf(values)!.toFixed(2)} (${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)})`;
}
