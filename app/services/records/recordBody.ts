import { AppError } from '#app/core/shared/errors.ts';
import { possibleOutcomes, type Outcome } from '#app/core/reports/record/deviation.ts';
import { recordedVerdict } from '#app/core/reports/record/figures.ts';
import type { RecordBody } from '#app/core/reports/record/record.ts';
import { isRetained, type Report } from '#app/core/reports/report.ts';
import { recordOf } from '#app/core/tables/table.ts';
import { ANALYSIS_VERSION } from '#app/core/verdict/canonical.ts';
import { MAKER } from '#app/inference/provenance/maker.ts';
import type { Database } from '#db/database.ts';
import type { Row } from '#db/schema.ts';
import { exportedConfiguration } from '../export/documentOf.ts';
import { sourceOf } from '../export/exportFile.ts';
import { rowsOfFile, type ExportSource } from '../export/rowsOfFile.ts';
import { RECORDED_TABLES, recordedColumns, tableHash } from './tableHash.ts';

/** What somebody decides about a candidate. */
export interface Decided {
  readonly candidate: string;
  readonly outcome: Outcome;
  /** Why it is another outcome than the verdict's; null where it isn't. */
  readonly because: string | null;
  readonly comment: string;
}

/** What a record says without who signed it. */
export type Unsigned = Omit<RecordBody, 'signedBy' | 'reviewedBy' | 'supersedes'>;

/**
 * What a decision about a closed study says, with everything that it rests on.
 *
 * @throws AppError `not_found` for a candidate that there is not; `conflict` where the verdict doesn't allow the outcome,
 *   or can't be computed from an export
 */
export async function recordBody(
  db: Database,
  study: Row<'studies'>,
  report: Report,
  { candidate, outcome, because, comment }: Decided,
): Promise<Unsigned> {
  const { slug } = study;
  const verdict = report.verdict.candidates.find(({ system }) => system === candidate);
  if (verdict === undefined) throw new AppError('decision-no-candidate', { slug, candidate });
  if (!isRetained(verdict)) throw new AppError('decision-first-rule', { slug });
  assertPossible(slug, verdict, outcome);
  const source = sourceOf(db, study);
  const { name, question, openedAt, closedAt } = report.study;
  return {
    study: { slug, name, question, openedAt, closedAt },
    baseline: report.verdict.baseline,
    candidate,
    decision: { outcome, deviates: outcome !== verdict.decision, because, comment },
    verdict: recordedVerdict(verdict),
    simulatedRaters: report.simulatedRaters,
    configuration: await exportedConfiguration(source),
    data: {
      verdictHash: report.verdict.dataHash,
      signature: report.verdict.signature,
      tables: await tablesOf(source),
    },
    provenance: Object.fromEntries((report.provenance ?? []).map(({ system, made }) => [system, made])),
    program: { version: MAKER.evenhand, analysis: ANALYSIS_VERSION },
  };
}

/** @throws AppError `conflict` where the outcome may not be signed */
export function assertPossible(
  slug: string,
  verdict: Parameters<typeof possibleOutcomes>[0],
  outcome: Outcome,
): void {
  const possible = possibleOutcomes(verdict);
  if (possible.length === 0) throw new AppError('decision-needs-people', { slug });
  if (!possible.includes(outcome)) throw new AppError('decision-beyond-limit', { slug });
}

async function tablesOf(source: ExportSource): Promise<RecordBody['data']['tables']> {
  const hashed = [];
  for (const table of RECORDED_TABLES) {
    hashed.push([table.file, await tableHash(recordsOf(table), recordedColumns(table))] as const);
  }
  return Object.fromEntries(hashed);

  async function* recordsOf(table: (typeof RECORDED_TABLES)[number]) {
    for await (const row of rowsOfFile(table.file, source)) yield recordOf(table, row as never);
  }
}
