import { sql } from 'kysely';
import { EXTENSION_BATCH } from '#app/core/studies/batches.ts';
import type { SystemConfiguration } from '#app/core/studies/configuration.ts';
import type { Item } from '#app/core/studies/items.ts';
import type { Executor, OpenTransaction } from '#db/database.ts';
import { inStretches } from './rows.ts';

/** Outputs of a study by item and system, with whether they were imported. */
export async function outputPlaces(
  db: Executor,
  studyId: number,
): Promise<{ item: string; system: string }[]> {
  return await db
    .selectFrom('outputs')
    .innerJoin('items', 'items.id', 'outputs.item_id')
    .innerJoin('systems', 'systems.id', 'outputs.system_id')
    .select(['items.key as item', 'systems.name as system'])
    .where('outputs.study_id', '=', studyId)
    .where('systems.role', '<>', 'control')
    .orderBy('systems.position')
    .orderBy('items.position')
    .execute();
}

/** What a lead ticked of pairs, by item and candidate. */
export async function tickedPairs(
  db: Executor,
  studyId: number,
): Promise<{ item: string; system: string }[]> {
  return await db
    .selectFrom('pair_faults')
    .innerJoin('items', 'items.id', 'pair_faults.item_id')
    .innerJoin('systems', 'systems.id', 'pair_faults.system_id')
    .select(['items.key as item', 'systems.name as system'])
    .where('pair_faults.study_id', '=', studyId)
    .execute();
}

/** Takes systems away with all that they wrote and that was said of it. No task may show any of it. */
export async function removeSystems(trx: OpenTransaction, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const gone = sql`any (${ids}::int[])`;
  for (const table of ['scores', 'output_failures', 'pair_faults', 'outputs', 'provenances'] as const) {
    await sql`delete from ${sql.table(table)} where system_id = ${gone}`.execute(trx);
  }
  await sql`delete from control_texts where source_system_id = ${gone}`.execute(trx);
  await sql`delete from systems where id = ${gone}`.execute(trx);
}

/** Takes away what was written for items, and what was said of it. No task may show any of it. */
export async function forgetAnswers(trx: OpenTransaction, itemIds: readonly number[]): Promise<void> {
  if (itemIds.length === 0) return;
  const tables = ['scores', 'output_failures', 'pair_faults', 'control_texts', 'outputs'] as const;
  for (const table of tables) {
    await sql`delete from ${sql.table(table)} where item_id = any (${itemIds}::int[])`.execute(trx);
  }
}

/** Takes items away for which nothing is stored. */
export async function removeItems(trx: OpenTransaction, itemIds: readonly number[]): Promise<void> {
  if (itemIds.length === 0) return;
  await sql`delete from items where id = any (${itemIds}::int[])`.execute(trx);
}

/** Gives an item that is there another content. */
export async function rewriteItem(trx: OpenTransaction, id: number, item: Item): Promise<void> {
  const messages = item.messages === undefined ? null : JSON.stringify(item.messages);
  await sql`
    update items set prompt = ${item.prompt}, messages = ${messages}::jsonb, source = ${item.source ?? null},
      segment = ${item.segment ?? null}, language = ${item.language ?? null},
      reference_texts = ${JSON.stringify(item.references)}::jsonb
    where id = ${id}`.execute(trx);
}

/** Where the items of a study stand from now on, and in which batch; those that stand so already stay untouched. */
export async function placeItems(
  trx: OpenTransaction,
  studyId: number,
  places: readonly { readonly item: string; readonly position: number; readonly batch: number }[],
): Promise<void> {
  await inStretches(places, async (stretch) => {
    const [keys, positions, batches] = [
      stretch.map(({ item }) => item),
      stretch.map(({ position }) => position),
      stretch.map(({ batch }) => batch),
    ];
    await sql`
      update items set position = place.position, batch_id = place.batch
      from unnest(${keys}::text[], ${positions}::int[], ${batches}::int[]) as place (key, position, batch)
      where items.study_id = ${studyId} and items.key = place.key
        and (items.position, items.batch_id) is distinct from (place.position, place.batch)`.execute(trx);
  });
}

/** The number of each batch of a study, by its id. */
export async function batchIds(db: Executor, studyId: number): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('batches')
    .select(['number', 'id'])
    .where('study_id', '=', studyId)
    .execute();
  return new Map(rows.map(({ number, id }) => [number, id]));
}

/** Takes the batch of an extension away, in which no item may be. */
export async function removeExtensionBatch(trx: OpenTransaction, studyId: number): Promise<void> {
  await trx
    .deleteFrom('batches')
    .where('study_id', '=', studyId)
    .where('number', '=', EXTENSION_BATCH)
    .execute();
}

/** Makes every system of a study a candidate, so that another one can become its baseline. */
export async function demoteBaseline(trx: OpenTransaction, studyId: number): Promise<void> {
  await sql`update systems set role = 'candidate' where study_id = ${studyId} and role = 'baseline'`.execute(
    trx,
  );
}

/** Writes what a configuration says of a system that stays. */
export async function rewriteSystem(
  trx: OpenTransaction,
  id: number,
  { role, provider, settings }: SystemConfiguration,
  position: number,
): Promise<void> {
  await sql`
    update systems set role = ${role}, position = ${position}, provider = ${JSON.stringify(provider)}::jsonb,
      settings = ${JSON.stringify(settings)}::jsonb
    where id = ${id}`.execute(trx);
}

/** Takes texts for controls away that harm what is no longer asked. */
export async function removeUnaskedControls(
  trx: OpenTransaction,
  studyId: number,
  criteria: readonly string[],
): Promise<void> {
  await sql`
    delete from control_texts
    where study_id = ${studyId} and criterion is not null and criterion <> all (${criteria}::text[])`.execute(
    trx,
  );
}

/** Takes all ticks of a study's pairs away. */
export async function removeTicks(trx: OpenTransaction, studyId: number): Promise<void> {
  await trx.deleteFrom('pair_faults').where('study_id', '=', studyId).execute();
}

/** Takes ways in which outputs came about away of which there is none any more. */
export async function removeUnusedProvenances(trx: OpenTransaction, studyId: number): Promise<void> {
  await sql`
    delete from provenances where study_id = ${studyId}
      and not exists (select from outputs where outputs.provenance_id = provenances.id)`.execute(trx);
}

/** How many scores of single outputs there are by each measure. */
export async function scoreCounts(db: Executor, studyId: number): Promise<Map<string, number>> {
  const { rows } = await sql<{ measure: string; count: number }>`
    select measure, count(*)::int as count from scores
    where study_id = ${studyId} and item_id is not null group by measure`.execute(db);
  return new Map(rows.map(({ measure, count }) => [measure, count]));
}

/**
 * Takes scores away that are computed anew from what stays: those of corpora, and all of single outputs but those of
 * `kept` measures.
 */
export async function removeComputedScores(
  trx: OpenTransaction,
  studyId: number,
  kept: readonly string[],
): Promise<void> {
  await sql`
    delete from scores where study_id = ${studyId}
      and (item_id is null or measure <> all (${kept}::text[]))`.execute(trx);
}

/** Takes scores of some items by some measures away. */
export async function removeScoresOf(
  trx: OpenTransaction,
  itemIds: readonly number[],
  measures: readonly string[],
): Promise<void> {
  if (itemIds.length === 0) return;
  await sql`
    delete from scores where item_id = any (${itemIds}::int[]) and measure = any (${measures}::text[])`.execute(
    trx,
  );
}

/** Gives a study that has not opened another name; its address stays. */
export async function renameStudy(trx: OpenTransaction, studyId: number, name: string): Promise<void> {
  await sql`update studies set name = ${name} where id = ${studyId} and opened_at is null`.execute(trx);
}

/** The number of the event by which a study's set-up was changed last; 0 where it is as it was created. */
export async function lastSetupChange(db: Executor, studyId: number): Promise<number> {
  const row = await db
    .selectFrom('events')
    .select((get) => get.fn.max('id').as('last'))
    .where('study_id', '=', studyId)
    .where('kind', '=', 'set-up-changed')
    .executeTakeFirst();
  return Number(row?.last ?? 0);
}
