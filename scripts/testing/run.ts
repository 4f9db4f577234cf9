import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browser.ts';
import { failuresOfPlaywright, failuresOfVitest, pagesOfPlaywright } from './failures.ts';
import { startTemporaryPostgres, type TemporaryPostgres } from './postgres.ts';
import { selectTests, type Selection } from './selection.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/**
 * Runs the unit and database tests, then the browser tests, with a PostgreSQL server and a Chromium where they
 * are found; what cannot run is counted as skipped and the reason is named. A word that is a path, or a part of
 * one, runs only the tests whose files have it.
 *
 * @param words see `selectTests`
 * @returns 0 when nothing failed; 2 where a word names no test
 */
export async function runTests(words: readonly string[]): Promise<number> {
  let selection: Selection;
  try {
    selection = selectTests(words, testFiles(), (word) => existsSync(path.join(PROJECT, word)));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    console.error(`${error.message} Name one below test/, as in \`npm test -- test/core/tasks\`.`);
    return 2;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'evenhand-test-'));
  const reasons: string[] = [];
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  const failures: string[] = [];
  const pages: string[] = [];
  const add = (part: Counts, status: number) => {
    total.passed += part.passed;
    // A runner that failed without a failing test (a file that does not load, a crash) counts as one failure.
    total.failed += part.failed === 0 && status !== 0 ? 1 : part.failed;
    total.skipped += part.skipped;
  };
  const postgres = await findPostgres(selection);
  // Ctrl+C ends the runner that runs; the server that was started for it goes as well.
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort());
  const run = (words: string[], env: NodeJS.ProcessEnv = process.env) => runHere(words, env, stopped.signal);
  try {
    if ('reason' in postgres) reasons.push(`database tests on PostgreSQL: ${postgres.reason}`);
    // Tests of the server and the browser run the built program.
    await run(['node', 'bin/build.js']);
    if (selection.unit !== null) {
      const file = path.join(folder, 'unit.json');
      const words = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...selection.unit];
      const env = { ...process.env, ...('url' in postgres ? { TEST_DATABASE_URL: postgres.url } : {}) };
      const status = await run(['npx', '--no-install', 'vitest', 'run', ...words], env);
      add(countVitest(file), status);
      failures.push(...failuresOfVitest(readReport(file), PROJECT));
    }
    if (selection.browser !== null) {
      const browser = findBrowser(process.env);
      const file = path.join(folder, 'browser.json');
      const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file };
      if ('reason' in browser) {
        reasons.push(`browser tests: ${browser.reason}`);
        const words = ['--list', '--reporter=json', ...selection.browser];
        add(countPlaywright(file), await run(['npx', '--no-install', 'playwright', 'test', ...words], env));
      } else {
        const words = ['--reporter=list,json', ...selection.browser];
        const status = await run(['npx', '--no-install', 'playwright', 'test', ...words], {
          ...env,
          CHROMIUM_PATH: browser.path,
        });
        add(countPlaywright(file), status);
        failures.push(...failuresOfPlaywright(readReport(file)));
        pages.push(...pagesOfPlaywright(readReport(file), (note) => readFileSync(note, 'utf8')));
      }
    }
  } finally {
    if ('stop' in postgres) await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  // Once more at the end, where the last lines of a long log are looked at.
  for (const page of pages) console.log(`the page of ${page}`);
  for (const failure of failures) console.log(`failed: ${failure}`);
  for (const reason of reasons) console.log(`skipped: ${reason}`);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed === 0 ? 0 : 1;
}

/** The test files by runner, relative to the project. */
function testFiles(): { unit: string[]; browser: string[] } {
  const files = readdirSync(path.join(PROJECT, 'test'), { recursive: true, encoding: 'utf8' }).map(
    (file) => `test/${file.split(path.sep).join('/')}`,
  );
  return {
    unit: files.filter((file) => /\.test\.tsx?$/.test(file)),
    browser: files.filter((file) => file.startsWith('test/e2e/') && file.endsWith('.spec.ts')),
  };
}

/** The server for the database tests: the one that is named, or one of our own; none where no test wants it. */
async function findPostgres({
  unit,
}: Selection): Promise<TemporaryPostgres | { url?: string; reason?: string }> {
  if (unit === null) return {};
  if (process.env.TEST_DATABASE_URL !== undefined) return { url: process.env.TEST_DATABASE_URL };
  return await startTemporaryPostgres();
}

/** Runs a program in the project's folder with its output shown, unless it was stopped before; 1 where it was. */
async function runHere(
  [command, ...words]: string[],
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<number> {
  if (signal.aborted) return 1;
  return await new Promise((resolve, reject) => {
    const child = spawn(command!, words, { cwd: PROJECT, stdio: ['ignore', 'inherit', 'inherit'], env });
    const stop = () => child.kill('SIGTERM');
    signal.addEventListener('abort', stop);
    child.once('error', reject);
    child.once('exit', (code) => {
      signal.removeEventListener('abort', stop);
      resolve(code ?? 1);
    });
  });
}

function countVitest(file: string): Counts {
  const report = readReport(file) as {
    numPassedTests?: number;
    numFailedTests?: number;
    numPendingTests?: number;
    numTodoTests?: number;
  };
  return {
    passed: report.numPassedTests ?? 0,
    failed: report.numFailedTests ?? 0,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
}

function countPlaywright(file: string): Counts {
  const { stats } = readReport(file) as {
    stats?: { expected: number; unexpected: number; flaky: number; skipped: number };
  };
  return {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 0,
    skipped: stats?.skipped ?? 0,
  };
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
