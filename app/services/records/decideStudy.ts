import { z } from 'zod';
import { AppError, because, problem, problemsIn, type Problem } from '#app/core/shared/errors.ts';
import { cleanComment } from '#app/core/shared/comment.ts';
import { OUTCOMES } from '#app/core/reports/record/deviation.ts';
import { MOST_WORDS } from '#app/core/reports/record/record.ts';
import type { Report } from '#app/core/reports/report.ts';
import type { Database, OpenTransaction } from '#db/database.ts';
import { deleteProposal, findProposal, insertProposal } from '#db/queries/decisionRecords.ts';
import { insertEvent } from '#db/queries/events.ts';
import type { Row } from '#db/schema.ts';
import { analyseStudy } from '../analysis/analyseStudy.ts';
import { assertNoPilot } from '../pilots/requirePilot.ts';
import { changeState } from '../studies/changeState.ts';
import { announce } from '../webhooks/announce.ts';
import { requireLocked, requireStudy } from '../studies/requireStudy.ts';
import { recordBody, type Decided, type Unsigned } from './recordBody.ts';
import { signRecord } from './signRecord.ts';

/** Somebody with an account who signs or reviews; that it is them was asked before. */
export interface Signer {
  readonly id: number;
  readonly name: string;
  readonly email: string;
}

const words = z
  .string()
  .transform((text) => cleanComment(text) ?? '')
  .refine((text) => text.length <= MOST_WORDS, {
    message: because('too-many-characters', { most: MOST_WORDS }),
  });

/** What somebody who decides fills in. */
export const decisionSchema = z.object({
  candidate: z.string().max(200),
  outcome: z.enum(OUTCOMES, { message: because('choose-outcome') }),
  comment: words.refine((text) => text !== '', { message: because('is-missing') }),
  because: words,
});

/** What somebody who reviews fills in. */
export const reviewSchema = z.object({
  comment: words,
  /** The moment of the proposal that was read, so that nobody agrees to another one. */
  seen: z.string().max(40),
});

/**
 * Signs a decision about a candidate of a closed study, which is decided then; where the installation asks for a second
 * person, proposes it to them instead.
 *
 * @param given fields of `decisionSchema`
 * @returns the record's number; null where it waits for a second person
 * @throws AppError `invalid_input` naming the fields; `not_found`; `conflict` where the study isn't closed, its verdict
 *   doesn't allow the outcome, or another decision waits
 */
export async function decideStudy(
  db: Database,
  slug: string,
  given: unknown,
  { by, review, now = new Date() }: { by: Signer; review: boolean; now?: Date },
): Promise<number | null> {
  const { study, report } = await decidable(db, slug);
  const decided = decisionOf(given, report);
  const unsigned = await recordBody(db, study, report, decided);
  return await db.transaction().execute(async (trx) => {
    await lockUnchanged(trx, slug, report);
    if ((await findProposal(trx, study.id)) !== undefined) throw new AppError('decision-waits', { slug });
    if (!review)
      return await sign(trx, study.id, unsigned, { by: { ...by, at: now }, reviewed: null, at: now });
    await insertProposal(trx, {
      study_id: study.id,
      ...decided,
      verdict_hash: report.verdict.dataHash,
      proposed_by: by.id,
      proposed_at: now,
    });
    const { candidate, outcome } = decided;
    const detail = { candidate, outcome };
    await insertEvent(trx, {
      studyId: study.id,
      at: now,
      actor: by.email,
      kind: 'decision-proposed',
      detail,
    });
    return null;
  });
}

/**
 * Signs what somebody else proposed.
 *
 * @param given fields of `reviewSchema`
 * @returns the record's number
 * @throws AppError `invalid_input`; `not_found`; `conflict` where nothing waits, it is another one than was read, the
 *   verdict is no longer the one that it rests on, or the reviewer proposed it
 */
export async function reviewDecision(
  db: Database,
  slug: string,
  given: unknown,
  { by, now = new Date() }: { by: Signer; now?: Date },
): Promise<number> {
  const { comment, seen } = valid(reviewSchema, given);
  const { study, report } = await decidable(db, slug);
  const proposal = await requireProposal(db, study, seen);
  if (proposal.proposed_by === by.id) throw new AppError('decision-own-review', { slug });
  if (proposal.verdict_hash !== report.verdict.dataHash) throw new AppError('decision-outdated', { slug });
  const unsigned = await recordBody(db, study, report, proposal);
  return await db.transaction().execute(async (trx) => {
    await lockUnchanged(trx, slug, report);
    await requireProposal(trx, study, seen);
    await deleteProposal(trx, study.id);
    return await sign(trx, study.id, unsigned, {
      by: { id: proposal.proposed_by, name: proposal.name, email: proposal.email, at: proposal.proposed_at },
      reviewed: { ...by, at: now, comment },
      at: now,
    });
  });
}

/**
 * Takes a proposed decision back, or turns it down.
 *
 * @param given fields of `reviewSchema`
 * @throws AppError as `reviewDecision`, but that the verdict doesn't matter
 */
export async function refuseDecision(
  db: Database,
  slug: string,
  given: unknown,
  { by, now = new Date() }: { by: Signer; now?: Date },
): Promise<void> {
  const { comment, seen } = valid(reviewSchema, given);
  await db.transaction().execute(async (trx) => {
    const study = await requireLocked(trx, slug);
    const { candidate, outcome } = await requireProposal(trx, study, seen);
    await deleteProposal(trx, study.id);
    const detail = { candidate, outcome, ...(comment !== '' && { comment }) };
    await insertEvent(trx, { studyId: study.id, at: now, actor: by.email, kind: 'decision-refused', detail });
  });
}

async function sign(
  trx: OpenTransaction,
  studyId: number,
  unsigned: Unsigned,
  signing: Parameters<typeof signRecord>[3],
): Promise<number> {
  const number = await signRecord(trx, studyId, unsigned, signing);
  const { at, by, reviewed } = signing;
  await changeState(trx, studyId, 'decided', { now: at, actor: (reviewed ?? by).email });
  const { candidate, decision } = unsigned;
  const detail = {
    number,
    candidate,
    outcome: decision.outcome,
    ...(reviewed !== null && { reviewedBy: reviewed.email }),
  };
  await insertEvent(trx, { studyId, at, actor: by.email, kind: 'decision-signed', detail });
  const told = { record: number, candidate, outcome: decision.outcome };
  await announce(trx, { studyId, event: 'study.signed', at, detail: told, occurrence: `record-${number}` });
  return number;
}

/** A study about which a decision can be signed, with its report. */
async function decidable(db: Database, slug: string): Promise<{ study: Row<'studies'>; report: Report }> {
  const study = await requireStudy(db, slug);
  assertNoPilot(study);
  if (study.state !== 'closed' && study.state !== 'decided') {
    throw new AppError('decision-too-early', { slug, state: study.state });
  }
  return { study, report: await analyseStudy(db, slug) };
}

/** Locks the study, and makes sure that the report still is what its data gives. */
async function lockUnchanged(trx: OpenTransaction, slug: string, report: Report): Promise<void> {
  const { state } = await requireLocked(trx, slug);
  if (state !== report.study.state) throw new AppError('decision-outdated', { slug });
}

async function requireProposal(
  db: Parameters<typeof findProposal>[0],
  { id, slug }: Pick<Row<'studies'>, 'id' | 'slug'>,
  seen: string,
): Promise<NonNullable<Awaited<ReturnType<typeof findProposal>>>> {
  const proposal = await findProposal(db, id);
  if (proposal?.proposed_at.toISOString() !== seen) throw new AppError('decision-gone', { slug });
  return proposal;
}

/** What was decided, if all that it takes was said. */
function decisionOf(given: unknown, report: Report): Decided {
  const { candidate, outcome, comment, because: why } = valid(decisionSchema, given);
  const verdict = report.verdict.candidates.find(({ system }) => system === candidate);
  const deviates = verdict !== undefined && verdict.decision !== outcome;
  if (deviates && why === '') refuse([problem('because', 'deviation-unexplained')]);
  return { candidate, outcome, comment, because: deviates ? why : null };
}

function valid<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
  const parsed = schema.safeParse(given);
  return parsed.success ? parsed.data : refuse(problemsIn(parsed.error));
}

function refuse(problems: readonly Problem[]): never {
  throw new AppError('decision-refused', { first: problems[0]! }, { problems });
}
