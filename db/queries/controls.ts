import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { Row } from '#db/schema.ts';

/** A control with what it was made of. */
export interface ControlOutput {
  id: number;
  item: string;
  criterion: string;
  prompt: string;
  messages: Row<'items'>['messages'];
  source: string | null;
  text: string;
  /** What the baseline wrote for the item. */
  baseline: string;
  /** The other texts of the item. */
  taken: string[];
}

/** A study's controls, in the order of items. */
export async function controlOutputs(db: Executor, studyId: number): Promise<ControlOutput[]> {
  const { rows } = await sql<ControlOutput>`
    select outputs.id, items.key as item, systems.criterion, items.prompt, items.messages, items.source, outputs.text,
      (select other.text from outputs as other join systems as baseline on baseline.id = other.system_id
        where other.item_id = items.id and baseline.role = 'baseline') as baseline,
      (select array_agg(other.text) from outputs as other
        where other.item_id = items.id and other.id <> outputs.id) as taken
    from systems join outputs on outputs.system_id = systems.id join items on items.id = outputs.item_id
    where systems.study_id = ${studyId} and systems.role = 'control'
    order by items.position, systems.position`.execute(db);
  return rows;
}

/** A control of a study by its output's id. */
export async function findControl(
  db: Executor,
  studyId: number,
  id: number,
): Promise<{ itemId: number; item: string; criterion: string | null } | undefined> {
  return await db
    .selectFrom('outputs')
    .innerJoin('systems', 'systems.id', 'outputs.system_id')
    .innerJoin('items', 'items.id', 'outputs.item_id')
    .select(['items.id as itemId', 'items.key as item', 'systems.criterion'])
    .where('outputs.id', '=', id)
    .where('systems.study_id', '=', studyId)
    .where('systems.role', '=', 'control')
    .executeTakeFirst();
}

export async function setOutputText(trx: Executor, id: number, text: string, hash: string): Promise<void> {
  await trx
    .updateTable('outputs')
    .set({ text, text_hash: hash, shown_hash: null })
    .where('id', '=', id)
    .execute();
}

/** Stores which ratings of controls that harm a criterion count as attentive. */
export async function setAdmissible(
  trx: Executor,
  studyId: number,
  criterion: string,
  range: { lowest: number; highest: number },
): Promise<void> {
  await sql`
    update studies set configuration = jsonb_set(configuration, array['exclusion', 'admissible', ${criterion}::text],
      ${JSON.stringify(range)}::jsonb)
    where id = ${studyId}`.execute(trx);
}
