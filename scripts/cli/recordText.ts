import type { RecordFile } from '#app/core/reports/record/record.ts';
import { keyPrint } from '#app/services/records/keyPrint.ts';
import type { Verified } from '#scripts/records/verifyRecord.ts';

/** A decision record for the terminal. */
export function recordText({ header, body }: RecordFile): string {
  const { decision, signedBy, reviewedBy, supersedes, verdict, study } = body;
  const person = ({ name, email, at }: typeof signedBy) => `${name} (${email}), ${minute(at)} UTC`;
  return [
    `record ${header.number} of ${study.slug}: ${body.candidate} instead of ${body.baseline}`,
    decision.outcome.toUpperCase(),
    decision.comment,
    ...(decision.because === null ? [] : [`other than the verdict, because: ${decision.because}`]),
    `verdict     ${verdict.decision}: ${verdict.sentence}`,
    `signed by   ${person(signedBy)}`,
    ...(reviewedBy === null ? [] : [`reviewed by ${person(reviewedBy)} ${reviewedBy.comment}`.trimEnd()]),
    ...(supersedes === null ? [] : [`supersedes  record ${supersedes.number}`]),
    ...(body.simulatedRaters === 'none' ? [] : [`raters      ${body.simulatedRaters} simulated`]),
    `data        ${body.data.verdictHash}`,
    `key         ${keyPrint(header.key)}`,
    '',
  ].join('\n');
}

/** What was checked of a good record. */
export function verifiedText({ header, body }: RecordFile, verified: Verified): string {
  const { figures, tables, before, key, isKnownKey } = verified;
  const rows = Object.values(tables).reduce((sum, count) => sum + count, 0);
  return [
    `record ${header.number} of ${body.study.slug} holds: ${body.candidate}, ${body.decision.outcome}`,
    `  signature      by the key ${key}${isKnownKey === null ? '; compare it, or give --public-key' : ', the one that was given'}`,
    `  chain          ${before === 0 ? 'the first record' : `${before} before it lead to it`}`,
    '  configuration  the same as in study.json',
    `  data           ${Object.keys(tables).length} tables, ${rows} rows, as when it was signed`,
    `  figures        ${figures} computed again, all the same`,
    '',
  ].join('\n');
}

const minute = (iso: string) => iso.slice(0, 16).replace('T', ' ');
