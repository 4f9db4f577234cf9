import { exchangedVerdict } from '#app/core/reports/report.ts';
import { canonicalJson } from '#app/core/shared/canonicalJson.ts';
import type { Document } from '#app/core/reports/tables/tables.ts';
import { CONFIGURATION_VERSION } from '#app/core/studies/configuration/stored.ts';
import { closingSequence } from '../studies/closingSequence.ts';
import type { ExportSource } from './rowsOfFile.ts';

/** A study's configuration as it was frozen, in today's shape, with what the rule takes beside. */
export async function exportedConfiguration({
  db,
  study,
}: Pick<ExportSource, 'db' | 'study'>): Promise<object> {
  const { configuration, rule_version } = study;
  const sequence = study.closed_at !== null ? await closingSequence(db, study) : undefined;
  return {
    version: CONFIGURATION_VERSION,
    ruleVersion: rule_version,
    ...configuration,
    ...(sequence !== undefined && { sequence }),
  };
}

/** The text of a file of an export that is no table. */
export async function* documentOf(file: Document, source: ExportSource): AsyncGenerator<string> {
  // A report that was stored comes back with its keys in another order than one that was just computed.
  const sorted = JSON.parse(canonicalJson(await DOCUMENT_MAKERS[file](source))) as object;
  yield `${JSON.stringify(sorted, null, 2)}\n`;
}

const DOCUMENT_MAKERS: Record<Document, (source: ExportSource) => Promise<object>> = {
  // What `evenhand compute verdict` takes as its study.
  'study.json': exportedConfiguration,
  'verdict.json': async ({ report }) => exchangedVerdict(await report()),
};
