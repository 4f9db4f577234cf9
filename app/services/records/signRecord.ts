import { RECORD_FORMAT, type RecordBody, type RecordHeader } from '#app/core/reports/record/record.ts';
import type { OpenTransaction } from '#db/database.ts';
import { insertRecord, lastRecord, lockRecords, recordsOfStudy } from '#db/queries/decisionRecords.ts';
import { canonicalHash } from './canonical.ts';
import { signingKey } from './installationKey.ts';
import { keyBytes, signHeader } from './signature.ts';
import type { Unsigned } from './recordBody.ts';

/** Who signs for themselves, and who looked at it. */
export interface Signing {
  readonly by: { readonly id: number; readonly name: string; readonly email: string; readonly at: Date };
  readonly reviewed: (Signing['by'] & { readonly comment: string }) | null;
  /** When the record is made. */
  readonly at: Date;
}

/**
 * Signs a decision and puts it at the end of the chain; it takes the place of an earlier one about the same candidate.
 *
 * @returns the record's number
 */
export async function signRecord(
  trx: OpenTransaction,
  studyId: number,
  unsigned: Unsigned,
  { by, reviewed, at }: Signing,
): Promise<number> {
  await lockRecords(trx);
  const key = await signingKey(trx, at);
  const last = await lastRecord(trx);
  const before = (await recordsOfStudy(trx, studyId)).find(
    ({ candidate }) => candidate === unsigned.candidate,
  );
  const body: RecordBody = {
    ...unsigned,
    signedBy: signatory(by),
    reviewedBy: reviewed === null ? null : { ...signatory(reviewed), comment: reviewed.comment },
    supersedes: before === undefined ? null : { number: before.number, hash: before.hash },
  };
  const header: RecordHeader = {
    format: RECORD_FORMAT,
    number: (last?.number ?? 0) + 1,
    signedAt: at.toISOString(),
    body: canonicalHash(body),
    previous: last?.hash ?? null,
    key: keyBytes(key.publicKey),
  };
  await insertRecord(trx, {
    study_id: studyId,
    number: header.number,
    candidate: body.candidate,
    signed_by: by.id,
    signed_at: at,
    reviewed_by: reviewed?.id ?? null,
    statement: body.decision.comment,
    payload: JSON.stringify(body),
    header: JSON.stringify(header),
    hash: canonicalHash(header),
    signature: signHeader(header, key.privateKey),
    supersedes: before?.number ?? null,
  });
  return header.number;
}

const signatory = ({ name, email, at }: Signing['by']) => ({ name, email, at: at.toISOString() });
