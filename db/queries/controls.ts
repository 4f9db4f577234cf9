import { sql, type RawBuilder } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { Dose } from '#app/core/studies/dose.ts';
import type { Row } from '#db/schema.ts';

/** A control, or a text given for one, with what it was made of. */
export interface ControlRow {
  /** The output's; null for a text that is given. */
  id: number | null;
  item: string;
  /** The item's. */
  position: number;
  /** Null where it harms all: a worse system's text. */
  criterion: string | null;
  dose: Dose;
  maker: string;
  prompt: string;
  messages: Row<'items'>['messages'];
  source: string | null;
  text: string;
  /** The system whose text it was made from, and that text; null where that isn't known. */
  sourceSystem: string | null;
  original: string | null;
  /** The other texts of the item. */
  taken: string[];
}

/** A system's text for the item; sought for each row, since few of a large study's outputs are the origin of a control. */
const textOf = (system: RawBuilder<unknown>) =>
  sql`(select text from outputs as original where original.item_id = items.id and original.system_id = ${system})`;

/** A study's controls, in the order of items. */
export async function controlOutputs(db: Executor, studyId: number): Promise<ControlRow[]> {
  const { rows } = await sql<ControlRow>`
    select outputs.id, items.key as item, items.position, systems.criterion, systems.dose,
      coalesce(systems.maker, '') as maker, items.prompt, items.messages, items.source, outputs.text,
      made_of.name as "sourceSystem", ${textOf(sql.ref('outputs.source_system_id'))} as original,
      (select array_agg(other.text) from outputs as other
        where other.item_id = items.id and other.id <> outputs.id) as taken
    from systems join outputs on outputs.system_id = systems.id join items on items.id = outputs.item_id
      left join systems as made_of on made_of.id = outputs.source_system_id
    where systems.study_id = ${studyId} and systems.role = 'control'
    order by items.position, systems.position`.execute(db);
  return rows;
}

/** The texts given for a study's controls as they would be controls, in the order of items; the lead's first. */
export async function givenControls(db: Executor, studyId: number): Promise<ControlRow[]> {
  const { rows } = await sql<ControlRow>`
    select null::int as id, items.key as item, items.position, given.criterion, given.dose, given.maker, items.prompt,
      items.messages, items.source, given.text, made_of.name as "sourceSystem",
      ${textOf(sql.ref('given.source_system_id'))} as original,
      (select coalesce(array_agg(other.text), '{}') from outputs as other join systems on systems.id = other.system_id
        where other.item_id = items.id and systems.role <> 'control') as taken
    from control_texts as given join items on items.id = given.item_id
      left join systems as made_of on made_of.id = given.source_system_id
    where given.study_id = ${studyId}
    order by items.position, given.maker <> 'lead', given.maker`.execute(db);
  return rows;
}

/** A control: whose text it is for which item. */
export interface FoundControl {
  itemId: number;
  item: string;
  /** The system that stands for the controls of its kind. */
  systemId: number;
  criterion: string | null;
  dose: Dose | null;
  sourceSystemId: number | null;
}

/** A control of a study by its output's id. */
export async function findControl(
  db: Executor,
  studyId: number,
  id: number,
): Promise<FoundControl | undefined> {
  return await db
    .selectFrom('outputs')
    .innerJoin('systems', 'systems.id', 'outputs.system_id')
    .innerJoin('items', 'items.id', 'outputs.item_id')
    .select([
      'items.id as itemId',
      'items.key as item',
      'systems.id as systemId',
      'systems.criterion',
      'systems.dose',
      'outputs.source_system_id as sourceSystemId',
    ])
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

/** Gives a control to another system, and takes the one away that it was of if it has none left. */
export async function moveControl(trx: Executor, id: number, from: number, to: number): Promise<void> {
  if (from === to) return;
  await trx.updateTable('outputs').set({ system_id: to }).where('id', '=', id).execute();
  await sql`
    delete from systems where id = ${from} and not exists (select from outputs where system_id = ${from})`.execute(
    trx,
  );
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
