import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { buildReport, type ReportInput } from '#app/core/reports/buildReport.ts';
import type { Report } from '#app/core/reports/report.ts';
import { AppError } from '#app/core/shared/errors.ts';

/** Ratings, comparisons and places in rankings up to which a report takes well under a tenth of a second. */
const SMALL = 300;

/** What the process sends back. */
export type ReportAnswer = { readonly report: Report } | { readonly failure: string };

/**
 * Builds a report: a small one here, a larger one in a process of its own, so that the pages of raters go on
 * answering while thousands of resamples are computed.
 */
export async function computeReport(input: ReportInput): Promise<Report> {
  const { ratings, preferences, rankings } = input.data;
  if (ratings.length + preferences.length + rankings.length <= SMALL) return buildReport(input);
  return await computeApart(input);
}

/** @throws AppError `internal` when the process fails */
export async function computeApart(input: ReportInput): Promise<Report> {
  // Resolved by package name, so that it is found from sources and from a bundle alike.
  const { resolve } = createRequire(import.meta.url);
  const child = fork(resolve('#app/services/analysis/reportProcess.ts'), [], {
    execArgv: ['--import', pathToFileURL(resolve('tsx')).href],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  try {
    const answer = await new Promise<ReportAnswer>((resolve, reject) => {
      child.once('message', resolve);
      child.once('error', reject);
      child.once('exit', (code, signal) =>
        reject(new Error(`the process ended with ${signal ?? code} before it answered`)),
      );
      child.send(input, (error) => error !== null && reject(error));
    });
    if ('failure' in answer) throw new Error(answer.failure);
    return answer.report;
  } catch (cause) {
    throw new AppError('internal', 'The report could not be computed; the log has the details.', { cause });
  } finally {
    child.kill('SIGKILL');
  }
}
