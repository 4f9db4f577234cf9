import { AppError, type Problem } from '#app/core/shared/errors.ts';
import { isFrozen, type StudyState } from '#app/core/studies/lifecycle.ts';
import { PILOT_BATCH } from '#app/core/studies/batches.ts';
import { slugOf } from '#app/core/studies/slug.ts';
import { bearingOf, weightiest, type Bearing } from '#app/core/studies/setup/bearings.ts';
import {
  areSame,
  differingParts,
  diffStudy,
  isSame,
  type StudyDifferences,
} from '#app/core/studies/setup/differences.ts';
import type { Database, OpenTransaction } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { hasWork } from '#db/queries/jobs.ts';
import { itemOutlines } from '#db/queries/items.ts';
import { pilotsOf, takeFromPilot } from '#db/queries/pilots.ts';
import { findStudy, findStudyById, lockStudy } from '#db/queries/studies.ts';
import { dropFinishedJobs, hasRaters, removeStudy } from '#db/queries/studyRemoval.ts';
import type { Row } from '#db/schema.ts';
import { SYSTEM, type Doing } from '../studies/actor.ts';
import { takeOutputs } from '../generation/importOutputs.ts';
import { insertValidated, validateStudy, type NewStudy, type ValidStudy } from '../studies/createStudy.ts';
import { changeSetup } from './changeSetup.ts';
import { outputsToTake, toldOutputs, type GivenOutputs, type OutputsToTake } from './givenOutputs.ts';
import { setupOf, setupVersion } from './studySetup.ts';
import { toldDifferences } from './toldDifferences.ts';
import { lostByHand, NOTHING_LOST, whatHolds, whatIsLost, type Lost } from './whatIsLost.ts';

export interface StudyToApply extends NewStudy {
  /**
   * The version of the set-up that whoever asks has seen, see `setupVersion`; null where they have seen that there is no
   * such study. Left out, whatever is there is changed.
   */
  readonly expected?: string | null;
  /** Outputs made elsewhere, of systems whose provider is `import`; those that are there already go on. */
  readonly outputs?: readonly GivenOutputs[];
  /** Whether what was uploaded or written for the study may be lost. */
  readonly discard?: boolean;
  /** Whether only to say what would be done. */
  readonly check?: boolean;
}

export interface AppliedStudy {
  readonly slug: string;
  /** What was done, or would be where it was only asked. */
  readonly outcome: 'created' | 'changed' | 'unchanged';
  /** None of a study that was created. */
  readonly differences: StudyDifferences;
  /** Outputs that came with the set-up and were not there. */
  readonly outputs: readonly { readonly system: string; readonly added: number; readonly replaced: number }[];
  readonly lost: Lost;
  /** The study's state afterwards; null where it is only asked. */
  readonly state: StudyState | null;
  /** Of the set-up that was asked for. */
  readonly version: string;
}

/**
 * Makes a study be set up as it is asked for: creates it, or changes one that has not opened and that nobody has judged,
 * in one transaction. It keeps its address, its record, its links, and of what was made for it all that is still true.
 * Asked for again it changes nothing, whatever the study's state.
 *
 * @throws AppError `invalid_input` as `createStudy`; `not_found` where a study was expected that is gone; `conflict` where
 *   the study has opened, is a pilot, has been judged or joined, is being worked on, was changed by somebody else
 *   meanwhile, or would lose what somebody uploaded or wrote
 */
export async function applyStudy(
  db: Database,
  input: StudyToApply,
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<AppliedStudy> {
  const after = validateStudy(input);
  const slug = slugOf(input.slug ?? after.configuration.name);
  const version = setupVersion(after);
  return await db.transaction().execute(async (trx) => {
    const study = await lockedStudy(trx, slug);
    const wish = { ...input, slug, after, version };
    return study === undefined
      ? await create(trx, wish, { now, actor })
      : await change(trx, study, wish, { now, actor });
  });
}

interface Wish extends StudyToApply {
  readonly slug: string;
  readonly after: ValidStudy;
  readonly version: string;
}

async function create(trx: OpenTransaction, wish: Wish, doing: Required<Doing>): Promise<AppliedStudy> {
  const { slug, after, version, outputs: given = [] } = wish;
  if (typeof wish.expected === 'string') throw new AppError('no-study', { slug });
  const outputs = given.map(({ system, outputs: all }) => ({ system, added: all.length, replaced: 0 }));
  const made = {
    outcome: 'created',
    differences: NO_DIFFERENCES,
    outputs,
    lost: NOTHING_LOST,
    version,
  } as const;
  if (wish.check === true) return { ...made, slug, state: null };
  const study = await insertValidated(trx, after, wish, doing);
  for (const one of given) await takeOutputs(trx, study, one, doing);
  return { ...made, slug: study.slug, state: study.state };
}

async function change(
  trx: OpenTransaction,
  study: Row<'studies'>,
  { slug, after, version, expected, discard, check, outputs: given = [] }: Wish,
  doing: Required<Doing>,
): Promise<AppliedStudy> {
  const before = await setupOf(trx, study);
  const differences = diffStudy(before, after);
  const holds = whatHolds(before, after);
  const taken = await outputsToTake(trx, study.id, given, holds);
  const outputs = taken.map(({ given: { system }, added, replaced }) => ({ system, added, replaced }));
  const answer = { slug, differences, outputs, version };
  if (isSame(differences) && taken.length === 0) {
    return { ...answer, outcome: 'unchanged', lost: NOTHING_LOST, state: study.state };
  }
  if (expected !== undefined && expected !== setupVersion(before)) {
    throw new AppError('set-up-changed-meanwhile', { slug });
  }
  const pilots = await assertChangeable(trx, study, [...toldDifferences(differences), ...toldOutputs(taken)]);
  const { bearing, going } = await whatFollows(trx, study, { differences, pilots, taken });
  const lost = await whatIsLost(trx, study.id, before, holds, {
    tasks: bearing === 'preparation' || bearing === 'tasks',
    pilots: going.map((pilot) => pilot.slug),
    replaced: outputs,
  });
  if (check === true) return { ...answer, outcome: 'changed', lost, state: null };
  const [first, ...others] = discard === true ? [] : lostByHand(lost);
  if (first !== undefined) {
    const problems = [first, ...others];
    throw new AppError('apply-would-lose', { slug, first, more: others.length }, { problems });
  }
  for (const pilot of going) await removePilot(trx, study, pilot, doing);
  await changeSetup(trx, study, { after, differences, bearing, holds }, doing);
  const detail = detailOf(differences, lost);
  const { now: at, actor } = doing;
  if (!isSame(differences)) {
    await insertEvent(trx, { studyId: study.id, at, actor, kind: 'set-up-changed', detail });
  }
  const changed = (await findStudyById(trx, study.id))!;
  for (const one of taken) await takeOutputs(trx, changed, { ...one.given, replace: true }, doing);
  return { ...answer, outcome: 'changed', lost, state: changed.state };
}

const NO_DIFFERENCES: StudyDifferences = {
  settings: [],
  items: { added: [], removed: [], changed: [], reordered: false },
};

async function lockedStudy(trx: OpenTransaction, slug: string): Promise<Row<'studies'> | undefined> {
  const found = await findStudy(trx, slug);
  return found && (await lockStudy(trx, found.id));
}

/**
 * How far a change reaches, and the pilots that go with it: a pilot asks what its study asks, and one that nobody has
 * opened is made again within a moment. The items that it had to itself are asked about again.
 */
async function whatFollows(
  trx: OpenTransaction,
  { id }: Row<'studies'>,
  {
    differences,
    pilots,
    taken,
  }: {
    readonly differences: StudyDifferences;
    readonly pilots: readonly Row<'studies'>[];
    readonly taken: readonly OutputsToTake[];
  },
): Promise<{ readonly bearing: Bearing; readonly going: readonly Row<'studies'>[] }> {
  const bearing = taken.length > 0 ? 'preparation' : bearingOfAll(differences);
  if (bearing !== 'raters' || pilots.length === 0)
    return { bearing, going: bearing === 'verdict' ? [] : pilots };
  const returned = (await itemOutlines(trx, id)).some(({ batch }) => batch === PILOT_BATCH);
  return { bearing: returned ? 'tasks' : bearing, going: pilots };
}

function bearingOfAll({ settings, items }: StudyDifferences): Bearing {
  return areSame(items) ? weightiest(settings.map(({ path }) => bearingOf(path))) : 'preparation';
}

/**
 * Throws unless a study's set-up may change.
 *
 * @param wished what would be changed
 * @returns its pilots that nobody has opened
 */
async function assertChangeable(
  trx: OpenTransaction,
  study: Row<'studies'>,
  wished: readonly Problem[],
): Promise<Row<'studies'>[]> {
  const { id, slug, state, pilot_of } = study;
  const told = { first: wished[0]!, more: wished.length - 1 };
  if (pilot_of !== null) throw new AppError('apply-to-pilot', { slug });
  if (isFrozen(state)) throw new AppError('apply-too-late', { slug, state, ...told }, { problems: wished });
  if (state === 'generating' || (await hasWork(trx, slug))) {
    throw new AppError('apply-while-generating', { slug });
  }
  if (await hasRaters(trx, id)) throw new AppError('apply-with-raters', { slug });
  const pilots: Row<'studies'>[] = [];
  for (const { slug: pilot } of await pilotsOf(trx, id)) {
    const row = (await lockedStudy(trx, pilot))!;
    const opened = isFrozen(row.state) && row.state !== 'withdrawn';
    if (opened || (await hasRaters(trx, row.id))) {
      throw new AppError('apply-with-pilot', { slug, pilot, ...told }, { problems: wished });
    }
    if (!isFrozen(row.state)) pilots.push(row);
  }
  return pilots;
}

async function removePilot(
  trx: OpenTransaction,
  { id: studyId }: Row<'studies'>,
  pilot: Row<'studies'>,
  { now, actor }: Required<Doing>,
): Promise<void> {
  await dropFinishedJobs(trx, pilot.slug);
  await takeFromPilot(trx, { studyId, pilotId: pilot.id });
  await removeStudy(trx, pilot);
  const detail = { study: pilot.slug, name: pilot.name, state: pilot.state };
  await insertEvent(trx, { studyId: null, at: now, actor, kind: 'study-deleted', detail });
}

/** Which parts were changed, and how much was lost by it. */
function detailOf(differences: StudyDifferences, lost: Lost): Record<string, unknown> {
  const { added, removed, changed } = differences.items;
  return {
    parts: differingParts(differences).join(', '),
    added: added.length,
    removed: removed.length,
    changed: changed.length,
    outputs: lost.outputs.reduce((sum, { count }) => sum + count, 0),
    controls: lost.controls.length,
    ...(lost.pilots.length > 0 && { pilots: lost.pilots.join(', ') }),
  };
}
