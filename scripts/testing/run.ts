import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browser.ts';
import { startTemporaryPostgres } from './postgres.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/**
 * Runs the unit and database tests, then the browser tests, with a PostgreSQL server and a Chromium where they
 * are found; what cannot run is counted as skipped and the reason is named.
 * @returns 0 when nothing failed
 */
export async function runTests(_args: string[]): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'evenhand-test-'));
  const reasons: string[] = [];
  const postgres =
    process.env.TEST_DATABASE_URL === undefined
      ? await startTemporaryPostgres()
      : { url: process.env.TEST_DATABASE_URL, stop: async () => {} };
  if ('reason' in postgres) reasons.push(`database tests on PostgreSQL: ${postgres.reason}`);
  const browser = findBrowser(process.env);
  if ('reason' in browser) reasons.push(`browser tests: ${browser.reason}`);
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    const env = {
      ...process.env,
      ...('url' in postgres ? { TEST_DATABASE_URL: postgres.url } : {}),
      ...('path' in browser ? { CHROMIUM_PATH: browser.path } : {}),
    };
    // Tests of the server and the browser look at the built pages.
    await run('node', ['--import', 'tsx', 'scripts/testing/build.ts'], env);
    const unit = path.join(folder, 'unit.json');
    const unitStatus = await run(
      'npx',
      ['--no-install', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unit}`],
      env,
    );
    add(total, countVitest(unit), unitStatus);

    const e2e = path.join(folder, 'e2e.json');
    const e2eStatus = await run('npx', ['--no-install', 'playwright', 'test', '--reporter=list,json'], {
      ...env,
      PLAYWRIGHT_JSON_OUTPUT_NAME: e2e,
    });
    add(total, countPlaywright(e2e), e2eStatus);
  } finally {
    if ('stop' in postgres) await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  for (const reason of reasons) console.log(`skipped: ${reason}`);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed === 0 ? 0 : 1;
}

/** A runner that failed without a failing test (a file that does not load, a crash) counts as one failure. */
function add(total: Counts, part: Counts, status: number): void {
  total.passed += part.passed;
  total.failed += part.failed === 0 && status !== 0 ? 1 : part.failed;
  total.skipped += part.skipped;
}

function run(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: PROJECT, stdio: ['ignore', 'inherit', 'inherit'], env });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
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
