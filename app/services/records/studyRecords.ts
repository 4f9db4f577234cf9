import { AppError } from '#app/core/shared/errors.ts';
import { isBeyondLimit, possibleOutcomes, type Outcome } from '#app/core/reports/record/deviation.ts';
import type { RecordBody, RecordFile } from '#app/core/reports/record/record.ts';
import { isRetained, type ReportExplanation } from '#app/core/reports/report.ts';
import type { Decision } from '#app/core/evidence/types.ts';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import type { Database, Executor } from '#db/database.ts';
import { chainBefore, findProposal, recordsOfStudy } from '#db/queries/decisionRecords.ts';
import type { Row } from '#db/schema.ts';
import { analyseStudy } from '../analysis/analyseStudy.ts';
import { assertNoPilot } from '../pilots/requirePilot.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { keyPrint } from './keyPrint.ts';

/** A candidate of a study about which something can be decided. */
export interface Decidable {
  readonly system: string;
  readonly decision: Decision;
  readonly sentence: ReportExplanation['sentence'];
  /** What may be signed; nothing where nobody has judged, or an earlier rule judges. */
  readonly possible: readonly Outcome[];
  /** Whether a limit is broken, so that nothing bolder than the verdict may be. */
  readonly beyondLimit: boolean;
}

/** A signed decision as a page shows it. */
export interface ShownRecord extends Pick<
  RecordBody,
  'candidate' | 'baseline' | 'decision' | 'signedBy' | 'reviewedBy' | 'simulatedRaters'
> {
  readonly number: number;
  readonly signedAt: string;
  readonly hash: string;
  /** Fingerprint of the key. */
  readonly key: string;
  readonly verdict: Pick<RecordBody['verdict'], 'decision' | 'sentence' | 'lines'>;
  readonly verdictHash: string;
  readonly supersedes: number | null;
  /** The number of the record that takes its place. */
  readonly supersededBy: number | null;
}

/** A decision that waits for a second person. */
export interface WaitingDecision {
  readonly candidate: string;
  readonly outcome: Outcome;
  readonly because: string | null;
  readonly comment: string;
  readonly by: { readonly name: string; readonly email: string };
  /** ISO 8601; it names the proposal. */
  readonly at: string;
  /** Whether whoever reads it made it. */
  readonly own: boolean;
}

export interface StudyRecords {
  readonly slug: string;
  readonly name: string;
  readonly question: string;
  readonly state: StudyState;
  /** Empty until the study is closed. */
  readonly candidates: readonly Decidable[];
  /** The latest first. */
  readonly records: readonly ShownRecord[];
  readonly waiting: WaitingDecision | null;
}

/**
 * What was decided about a study and what can be.
 *
 * @param accountId who reads it
 * @throws AppError `not_found`; `conflict` for a pilot
 */
export async function studyRecords(db: Database, slug: string, accountId: number): Promise<StudyRecords> {
  const study = await requireStudy(db, slug);
  assertNoPilot(study);
  const { name, state, configuration } = study;
  const rows = await recordsOfStudy(db, study.id);
  return {
    slug,
    name,
    question: configuration.question,
    state,
    candidates: state === 'closed' || state === 'decided' ? await candidatesOf(db, slug) : [],
    records: rows.map((row) => shown(row, rows)),
    waiting: await waitingOf(db, study.id, accountId),
  };
}

async function candidatesOf(db: Database, slug: string): Promise<Decidable[]> {
  const { verdict, explanations } = await analyseStudy(db, slug);
  return verdict.candidates.map((candidate, index) => ({
    system: candidate.system,
    decision: candidate.decision,
    sentence: explanations[index]!.sentence,
    possible: isRetained(candidate) ? possibleOutcomes(candidate) : [],
    beyondLimit: isBeyondLimit(candidate),
  }));
}

function shown(row: Row<'decision_records'>, all: readonly Row<'decision_records'>[]): ShownRecord {
  const { number, payload, header, hash, supersedes } = row;
  const { candidate, baseline, decision, signedBy, reviewedBy, simulatedRaters, verdict, data } = payload;
  return {
    number,
    signedAt: header.signedAt,
    hash,
    key: keyPrint(header.key),
    ...{ candidate, baseline, decision, signedBy, reviewedBy, simulatedRaters },
    verdict: { decision: verdict.decision, sentence: verdict.sentence, lines: verdict.lines },
    verdictHash: data.verdictHash,
    supersedes,
    supersededBy: all.find((other) => other.supersedes === number)?.number ?? null,
  };
}

async function waitingOf(db: Executor, studyId: number, accountId: number): Promise<WaitingDecision | null> {
  const found = await findProposal(db, studyId);
  if (found === undefined) return null;
  const { candidate, outcome, because, comment, name, email, proposed_at, proposed_by } = found;
  return {
    ...{ candidate, outcome, because, comment },
    by: { name, email },
    at: proposed_at.toISOString(),
    own: proposed_by === accountId,
  };
}

/**
 * A record of a study as a file: the one of a number, else the latest.
 * @throws AppError `not_found`
 */
export async function recordFile(db: Database, slug: string, number?: number): Promise<RecordFile> {
  const { id } = await requireStudy(db, slug);
  const rows = await recordsOfStudy(db, id);
  const row = number === undefined ? rows[0] : rows.find((own) => own.number === number);
  if (row === undefined) {
    throw number === undefined
      ? new AppError('no-record-of-study', { slug })
      : new AppError('no-record', { number });
  }
  return {
    header: row.header,
    signature: row.signature,
    body: row.payload,
    chain: await chainBefore(db, row.number),
  };
}
