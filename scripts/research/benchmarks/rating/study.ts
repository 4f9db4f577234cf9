import { sql } from 'kysely';
import { importOutputs } from '#app/services/generation/importOutputs.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import type { Database, Executor } from '#db/database.ts';
import { insertRooms } from '#db/queries/rooms.ts';
import { countExtent } from '#db/queries/studies.ts';

/** Two Likert tasks and a pair. */
export const TASKS_PER_ITEM = 3;

const RATERS_PER_ITEM = 20;
/** A sentence of which texts are made. */
export const TEXT =
  'The lamp stands on three legs of ash, gives a warm light of 800 lumens and dims by a turn of its shade. ';

/** An open study with this many tasks at least, texts of a paragraph each; gives the secret part of its link. */
export async function openLargeStudy(db: Database, tasks: number): Promise<string> {
  const slug = await readyLargeStudy(db, `${tasks} tasks`, tasks);
  await openStudy(db, slug);
  return (
    await createInvitation(db, { slug, label: 'benchmark', mostRaters: 100_000, mostPerAddress: 100_000 })
  ).token;
}

/** Such a study, ready to open; gives its slug. */
export async function readyLargeStudy(db: Database, name: string, tasks: number): Promise<string> {
  const items = Math.ceil(tasks / TASKS_PER_ITEM);
  const { id, slug } = await createStudy(db, {
    configuration: {
      name,
      seed: 'benchmark',
      systems: [
        { name: 'one', role: 'baseline', provider: { kind: 'import' } },
        { name: 'two', role: 'candidate', provider: { kind: 'import' } },
      ],
      protocol: { ratersPerItem: RATERS_PER_ITEM, controls: { share: 0, minimum: 0 } },
    },
    items: [{ item: 'item-0', prompt: 'Describe lamp 0.' }],
  });
  for (const system of ['one', 'two']) {
    const outputs = [{ item: 'item-0', output: TEXT.repeat(4) + system }];
    await importOutputs(db, { slug, system, outputs });
  }
  await prepareTasks(db, id);
  if (items > 1) await fill(db, id, items - 1);
  // As a database is some minutes later: what filling left behind is cleaned up and written out.
  await sql`vacuum (analyze)`.execute(db);
  await sql`checkpoint`.execute(db);
  return slug;
}

/** Adds items with all that preparing makes of them, in a statement for each table: filling is not what is measured. */
async function fill(db: Database, id: number, items: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await fillItems(trx, id, items);
    await sql`
      insert into tasks (study_id, item_id, kind)
      select ${id}, items.id, kind from items cross join (values ('likert'), ('likert'), ('pairwise')) as kinds (kind)
      where items.study_id = ${id} and items.position > 0 order by items.id, kind`.execute(trx);
    await sql`
      with numbered as (
        select tasks.id, item_id, kind, row_number() over (partition by item_id, kind order by tasks.id) as number
        from tasks join items on items.id = tasks.item_id
        where tasks.study_id = ${id} and items.position > 0)
      insert into task_outputs (task_id, output_id, slot)
      select numbered.id, outputs.id, case when kind = 'likert' then 'single'
        when systems.role = 'baseline' then 'a' else 'b' end
      from numbered join outputs on outputs.item_id = numbered.item_id
      join systems on systems.id = outputs.system_id
      where kind = 'pairwise' or (number = 1) = (systems.role = 'baseline')`.execute(trx);
    await sql`delete from item_rooms where study_id = ${id}`.execute(trx);
    await insertRooms(trx, id, { seed: 'benchmark', asked: RATERS_PER_ITEM, once: [] });
    await countExtent(trx, id);
  });
}

/** Adds items to the one that a study has, with a text of each of its systems. */
export async function fillItems(trx: Executor, id: number, items: number): Promise<void> {
  await sql`
    insert into items (study_id, batch_id, key, position, segment, language, prompt, source, reference_texts)
    select study_id, batch_id, 'item-' || number, number, segment, language, 'Describe lamp ' || number, source,
      reference_texts
    from items cross join generate_series(1, ${items}::int) as number where study_id = ${id}`.execute(trx);
  await sql`
    insert into outputs (study_id, item_id, system_id, text, text_hash)
    select ${id}, items.id, systems.id, written.text, encode(sha256(convert_to(written.text, 'UTF8')), 'hex')
    from items join systems on systems.study_id = items.study_id
    cross join lateral (select repeat(${TEXT}, 4) || items.position || systems.name as text) as written
    where items.study_id = ${id} and items.position > 0`.execute(trx);
}
