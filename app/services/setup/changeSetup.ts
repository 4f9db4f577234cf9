import { CONFIGURATION_VERSION } from '#app/core/studies/configuration/stored.ts';
import { EXTENSION_BATCH, FIRST_BATCH } from '#app/core/studies/batches.ts';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import type { Item } from '#app/core/studies/items.ts';
import type { StudyDifferences, StudySetup } from '#app/core/studies/setup/differences.ts';
import type { Bearing } from '#app/core/studies/setup/bearings.ts';
import type { OpenTransaction } from '#db/database.ts';
import { insertItems, listItems } from '#db/queries/items.ts';
import { BERTSCORE_MEASURES } from '#db/queries/meaningScores.ts';
import { writeConfiguration } from '#db/queries/pilots.ts';
import { REFERENCE_NLL } from '#db/queries/referenceScores.ts';
import {
  batchIds,
  demoteBaseline,
  forgetAnswers,
  placeItems,
  removeComputedScores,
  removeExtensionBatch,
  removeItems,
  removeScoresOf,
  removeSystems,
  removeTicks,
  removeUnaskedControls,
  removeUnusedProvenances,
  renameStudy,
  rewriteItem,
  rewriteSystem,
} from '#db/queries/setup.ts';
import { countExtent, findStudyById, insertBatch } from '#db/queries/studies.ts';
import { dropFinishedJobs } from '#db/queries/studyRemoval.ts';
import { insertSystems, listSystems } from '#db/queries/systems.ts';
import type { Row } from '#db/schema.ts';
import type { Doing } from '../studies/actor.ts';
import { changeState } from '../studies/changeState.ts';
import { heldBack, itemRow, systemRow } from '../studies/createStudy.ts';
import { dropTasks, rebuildTasks } from '../tasks/prepareTasks.ts';
import type { Holding } from './whatIsLost.ts';

export interface SetupChange {
  readonly after: StudySetup;
  readonly differences: StudyDifferences;
  readonly bearing: Bearing;
  readonly holds: Holding;
}

/**
 * Gives a study that has not opened another set-up. What rests on what changed goes; what is still true stays. Where
 * something has to be prepared anew a study that was ready is a draft again; where only its tasks are others they are
 * built at once. The caller holds the study's row and has checked that it may be changed.
 */
export async function changeSetup(
  trx: OpenTransaction,
  study: Row<'studies'>,
  change: SetupChange,
  doing: Doing,
): Promise<void> {
  const { after, bearing } = change;
  const anew = bearing === 'preparation';
  if (anew) {
    await dropTasks(trx, study);
    await dropFinishedJobs(trx, study.slug);
    await changeSystems(trx, study.id, change);
    await changeItems(trx, study.id, change);
    await dropStaleScores(trx, study.id, change);
    await removeUnaskedControls(trx, study.id, [...change.holds.criteria]);
    await removeUnusedProvenances(trx, study.id);
    await countExtent(trx, study.id);
  }
  const { configuration } = after;
  await writeConfiguration(trx, study.id, { configuration, version: CONFIGURATION_VERSION });
  if (configuration.name !== study.name) await renameStudy(trx, study.id, configuration.name);
  if (study.state !== 'ready') return;
  if (anew) await changeState(trx, study.id, 'draft', doing);
  else if (bearing === 'tasks') await rebuildTasks(trx, (await findStudyById(trx, study.id))!);
}

/** A system that would write something else is another one, of which nothing is known yet. */
async function changeSystems(
  trx: OpenTransaction,
  studyId: number,
  { after, holds }: SetupChange,
): Promise<void> {
  const stored = await listSystems(trx, studyId);
  const stays = new Map(stored.flatMap((row) => (holds.systems.has(row.name) ? [[row.name, row.id]] : [])));
  await removeSystems(
    trx,
    stored.flatMap(({ id, name }) => (stays.has(name) ? [] : [id])),
  );
  // What was seen in a pair was seen beside the baseline's text.
  if (!holds.baseline) await removeTicks(trx, studyId);
  await demoteBaseline(trx, studyId);
  for (const [position, system] of after.configuration.systems.entries()) {
    const id = stays.get(system.name);
    if (id !== undefined) await rewriteSystem(trx, id, system, position);
    else await insertSystems(trx, [systemRow(studyId, system, position)]);
  }
}

async function changeItems(
  trx: OpenTransaction,
  studyId: number,
  { after: { configuration, items }, differences, holds }: SetupChange,
): Promise<void> {
  const idOf = new Map((await listItems(trx, studyId)).map(({ key, id }) => [key, id]));
  const ids = (keys: readonly string[]) => keys.map((key) => idOf.get(key)!);
  const { added, removed, changed } = differences.items;
  const others = changed.filter((key) => !holds.items.has(key));
  await forgetAnswers(trx, ids([...removed, ...others]));
  await removeItems(trx, ids(removed));
  const own = new Map(items.map((item) => [item.item, item]));
  for (const key of changed) await rewriteItem(trx, idOf.get(key)!, own.get(key)!);
  // Their references, or the language that those are read in, are others.
  await removeScoresOf(trx, ids(changed), [REFERENCE_NLL, ...BERTSCORE_MEASURES]);
  const places = await placesOf(trx, studyId, configuration, items);
  const fresh = new Set(added);
  await insertItems(
    trx,
    places.flatMap((place) => (fresh.has(place.item) ? [itemRow(studyId, own.get(place.item)!, place)] : [])),
  );
  await placeItems(trx, studyId, places);
  if (configuration.looks.extension === null) await removeExtensionBatch(trx, studyId);
}

/** Where each item stands, as it would in a new study: those left to a pilot, which goes, are asked about again. */
async function placesOf(
  trx: OpenTransaction,
  studyId: number,
  configuration: StudyConfiguration,
  items: readonly Item[],
): Promise<{ item: string; position: number; batch: number }[]> {
  const batches = await batchIds(trx, studyId);
  const batch = async (number: number) => batches.get(number) ?? (await insertBatch(trx, studyId, number));
  const first = await batch(FIRST_BATCH);
  const { extension } = configuration.looks;
  const further = extension === null ? first : await batch(EXTENSION_BATCH);
  const held = heldBack(configuration, items);
  return items.map(({ item }, position) => ({ item, position, batch: held.has(position) ? further : first }));
}

/** Scores that are computed from texts are computed again; those that a model gave stay where they are still true. */
async function dropStaleScores(
  trx: OpenTransaction,
  studyId: number,
  { differences: { settings }, holds }: SetupChange,
): Promise<void> {
  const encoder = settings.some(({ path }) => /^bertscore\b/.test(path));
  const kept = [REFERENCE_NLL, ...(encoder ? [] : BERTSCORE_MEASURES), ...holds.measures];
  await removeComputedScores(trx, studyId, kept);
}
