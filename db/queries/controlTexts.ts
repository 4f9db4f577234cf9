import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { NewRow, Row } from '#db/schema.ts';
import { inStretches } from './rows.ts';

/** A text given for a control, with its item's key and its source system's name. */
export interface ControlTextRow extends Row<'control_texts'> {
  item: string;
  source_system: string | null;
}

/** The texts given for a study's controls, in the order of items; of an item the lead's first. */
export async function listControlTexts(db: Executor, studyId: number): Promise<ControlTextRow[]> {
  return await db
    .selectFrom('control_texts')
    .innerJoin('items', 'items.id', 'control_texts.item_id')
    .leftJoin('systems', 'systems.id', 'control_texts.source_system_id')
    .selectAll('control_texts')
    .select(['items.key as item', 'systems.name as source_system'])
    .where('control_texts.study_id', '=', studyId)
    .orderBy('items.position')
    .orderBy(sql`control_texts.maker <> 'lead'`)
    .orderBy('control_texts.maker')
    .execute();
}

/** Stores texts for controls; of an item and a maker the newest counts. */
export async function upsertControlTexts(
  trx: Executor,
  rows: readonly NewRow<'control_texts'>[],
): Promise<void> {
  await inStretches(rows, (stretch) =>
    trx
      .insertInto('control_texts')
      .values(stretch)
      .onConflict((conflict) =>
        conflict.columns(['item_id', 'maker']).doUpdateSet((excluded) => ({
          criterion: excluded.ref('excluded.criterion'),
          dose: excluded.ref('excluded.dose'),
          source_system_id: excluded.ref('excluded.source_system_id'),
          text: excluded.ref('excluded.text'),
        })),
      )
      .execute(),
  );
}

/** Takes the text of an item and a maker away, and gives it back; undefined where there is none. */
export async function deleteControlText(
  trx: Executor,
  itemId: number,
  maker: string,
): Promise<Row<'control_texts'> | undefined> {
  return await trx
    .deleteFrom('control_texts')
    .where('item_id', '=', itemId)
    .where('maker', '=', maker)
    .returningAll()
    .executeTakeFirst();
}
