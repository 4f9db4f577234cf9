import type { Executor } from '#db/database.ts';
import type { NewRow, Row } from '#db/schema.ts';
import { inStretches } from './rows.ts';

/** The items of a study that a system has no output for yet, in the order of the items. */
export async function itemsWithoutOutput(
  db: Executor,
  studyId: number,
  systemId: number,
): Promise<Pick<Row<'items'>, 'id' | 'key' | 'prompt' | 'messages'>[]> {
  return await db
    .selectFrom('items')
    .leftJoin('outputs', (join) =>
      join.onRef('outputs.item_id', '=', 'items.id').on('outputs.system_id', '=', systemId),
    )
    .select(['items.id', 'items.key', 'items.prompt', 'items.messages'])
    .where('items.study_id', '=', studyId)
    .where('outputs.id', 'is', null)
    .orderBy('items.position')
    .execute();
}

/** Outputs in the order of items and systems, with both, and of controls with the system whose text each was made from. */
export function namedOutputs(db: Executor) {
  return db
    .selectFrom('outputs')
    .innerJoin('items', 'items.id', 'outputs.item_id')
    .innerJoin('systems', 'systems.id', 'outputs.system_id')
    .leftJoin('systems as sources', 'sources.id', 'outputs.source_system_id')
    .orderBy('items.position')
    .orderBy('systems.position');
}

/** Stores outputs; one that is there already stays as it is, so that a repeated batch changes nothing. */
export async function insertOutputs(db: Executor, rows: readonly NewRow<'outputs'>[]): Promise<void> {
  await inStretches(rows, (stretch) =>
    db
      .insertInto('outputs')
      .values(stretch)
      .onConflict((conflict) => conflict.columns(['item_id', 'system_id']).doNothing())
      .execute(),
  );
}

/** The outputs of one system of a study, in the order of the items. */
export async function listOutputs(
  db: Executor,
  studyId: number,
  system: string,
): Promise<{ item: string; output: string }[]> {
  return await db
    .selectFrom('outputs')
    .innerJoin('systems', 'systems.id', 'outputs.system_id')
    .innerJoin('items', 'items.id', 'outputs.item_id')
    .select(['items.key as item', 'outputs.text as output'])
    .where('outputs.study_id', '=', studyId)
    .where('systems.name', '=', system)
    .orderBy('items.position')
    .execute();
}

/** Takes outputs of a system away, by item, with the scores that were those of these texts. */
export async function deleteOutputs(
  db: Executor,
  systemId: number,
  itemIds: readonly number[],
): Promise<void> {
  await inStretches(itemIds, async (stretch) => {
    for (const table of ['scores', 'outputs'] as const) {
      await db.deleteFrom(table).where('system_id', '=', systemId).where('item_id', 'in', stretch).execute();
    }
  });
}
