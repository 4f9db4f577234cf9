import { AppError } from '#app/core/shared/errors.ts';
import { dueLook, lookPlaces, mayStop, type LookDecision } from '#app/core/studies/looks.ts';
import { ruledStudy } from '#app/core/verdict/judging/settings.ts';
import type { Database, Executor } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { insertLook, listLooks, type NewLook } from '#db/queries/looks.ts';
import type { Row } from '#db/schema.ts';
import { computeApart } from '../analysis/computeApart.ts';
import { loadJudgedData } from '../analysis/loadJudgedData.ts';
import { SYSTEM, type Doing } from '../studies/actor.ts';
import { requireLocked, requireStudy } from '../studies/requireStudy.ts';
import { informationOf, shareOf, studyExtent, type StudyExtent } from '../studies/studyExtent.ts';

/** A look as it was taken. */
export interface TakenLook {
  readonly number: number;
  readonly share: number;
  readonly decisions: readonly LookDecision[];
  /** Whether the study may stop: every candidate is decided. */
  readonly mayStop: boolean;
}

/**
 * Takes the look that is due at a study: judges what is there at the look's level and keeps the decision that it
 * permits, nothing else. No estimate leaves the function, and none is stored or logged.
 *
 * @throws AppError `not_found`; `conflict` where the study isn't open or paused, has declared no look, none is due, or
 *   somebody else takes one at the same time
 */
export async function takeLook(
  db: Database,
  slug: string,
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<TakenLook> {
  // One moment of the study: what is judged meanwhile belongs to the next look.
  const { question, study, look } = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((trx) => readForLook(trx, slug, now));
  const decisions = await computeApart('look', question);
  await db.transaction().execute(async (trx) => {
    const { id, state } = await requireLocked(trx, slug);
    assertRuns(study.slug, state);
    const taken = await listLooks(trx, id);
    if (taken.some(({ number }) => number >= look.number)) throw new AppError('look-taken', { slug });
    await insertLook(trx, { ...look, study_id: id, taken_at: now, decisions });
    const detail = { number: look.number, share: look.share, mayStop: mayStop(decisions) };
    await insertEvent(trx, { studyId: id, at: now, actor, kind: 'look-taken', detail });
  });
  return { number: look.number, share: look.share, decisions, mayStop: mayStop(decisions) };
}

async function readForLook(trx: Executor, slug: string, now: Date) {
  const study = await requireStudy(trx, slug);
  assertRuns(slug, study.state);
  const { configuration } = study;
  const taken = await listLooks(trx, study.id);
  const extent = await studyExtent(trx, study);
  const share = shareOf(extent);
  const number = dueLook(configuration.looks, share, numbersOf(taken));
  if (number === null) throw notDue(study, taken, extent);
  const information = informationOf(extent);
  const sequence = { before: taken.map((one) => one.information), now: information, goesOn: true };
  const { tables } = await loadJudgedData(trx, study, { now });
  const look: Omit<NewLook, 'study_id' | 'taken_at' | 'decisions'> = { number, share, information };
  return { study, look, question: { study: { ...ruledStudy(configuration), sequence }, tables } };
}

function assertRuns(slug: string, state: Row<'studies'>['state']): void {
  if (state === 'open' || state === 'paused') return;
  throw new AppError('look-too-late', { slug, state });
}

function numbersOf(looks: readonly Row<'looks'>[]): number[] {
  return looks.map(({ number }) => number);
}

function notDue(
  { slug, configuration }: Row<'studies'>,
  taken: readonly Row<'looks'>[],
  extent: StudyExtent,
): AppError {
  const last = Math.max(0, ...numbersOf(taken));
  const next = lookPlaces(configuration.looks)[last];
  if (next === undefined) return new AppError('no-look-left', { slug });
  return new AppError('look-not-due', { slug, at: next, share: shareOf(extent) });
}
