import { sql } from 'kysely';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { importOutputs } from '#app/services/generation/importOutputs.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import type { Database } from '#db/database.ts';
import { insertRooms } from '#db/queries/rooms.ts';
import { countExtent } from '#db/queries/studies.ts';
import { fillItems, TEXT } from '../rating/study.ts';

export const SYSTEMS = ['one', 'two', 'three'] as const;
export const RATERS_PER_ITEM = 5;
const RATERS = 40;
export const CRITERIA = 3;

/** A closed study with so many items, each text rated by five of forty raters on three criteria; gives its address. */
export async function closedStudy(db: Database, items: number): Promise<string> {
  const { id, slug } = await createStudy(db, {
    configuration: {
      name: `${items} items`,
      seed: 'benchmark',
      systems: SYSTEMS.map((name) => ({
        name,
        role: name === 'one' ? 'baseline' : 'candidate',
        provider: { kind: 'import' },
      })),
      protocol: {
        ratersPerItem: RATERS_PER_ITEM,
        pairwise: false,
        controls: { slight: 0, gross: 0 },
      },
      voters: [],
      measures: { shown: [] },
    },
    items: [{ item: 'item-0', prompt: 'Describe lamp 0.' }],
  });
  for (const system of SYSTEMS) {
    await importOutputs(db, { slug, system, outputs: [{ item: 'item-0', output: TEXT.repeat(4) + system }] });
  }
  await openStudy(db, slug);
  const { token } = await createInvitation(db, {
    slug,
    label: 'benchmark',
    mostRaters: 100,
    mostPerAddress: 100,
  });
  await fill(db, id, items - 1);
  await judge(db, id, token);
  await closeStudy(db, slug);
  await sql`vacuum (analyze)`.execute(db);
  await sql`checkpoint`.execute(db);
  return slug;
}

/** Adds items with all that opening makes of them, in a statement for each table: filling is not what is measured. */
async function fill(db: Database, id: number, items: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await fillItems(trx, id, items);
    await sql`
      with numbered as (
        select id, item_id, row_number() over (order by id) as number from outputs
        where study_id = ${id} and not exists (select from task_outputs where output_id = outputs.id)),
      made as (
        insert into tasks (study_id, item_id, kind)
        select ${id}::int, item_id, 'likert' from numbered order by number returning id, item_id),
      told as (select id, row_number() over (order by id) as number from made)
      insert into task_outputs (task_id, output_id, slot)
      select told.id, numbered.id, 'single' from numbered join told using (number)`.execute(trx);
    await sql`delete from item_rooms where study_id = ${id}`.execute(trx);
    await insertRooms(trx, id, { seed: 'benchmark', asked: RATERS_PER_ITEM, once: [] });
    await countExtent(trx, id);
  });
}

/** Every item judged by five raters in turn. */
async function judge(db: Database, id: number, token: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`
      insert into raters (study_id, invitation_id, name, secret_hash, locale)
      select ${id}::int, invitations.id, 'rater-' || number, md5('secret' || number), 'en'
      from invitations cross join generate_series(1, ${RATERS}::int) as number where token = ${token}`.execute(
      trx,
    );
    await sql`
      insert into blocks (study_id, item_id, rater_id, state, leased_until, submitted_at)
      select ${id}::int, items.id, chosen.id, 'submitted', now(), now()
      from items
      join (select id, row_number() over (order by id) - 1 as place from raters where study_id = ${id}) as chosen
        on (chosen.place - items.position * ${RATERS_PER_ITEM}::int % ${RATERS}::int + ${RATERS}::int) % ${RATERS}::int
          < ${RATERS_PER_ITEM}::int
      where items.study_id = ${id}`.execute(trx);
    await sql`
      insert into assignments (id, study_id, block_id, task_id, rater_id, position, swapped, submitted_at)
      select gen_random_uuid(), ${id}::int, blocks.id, tasks.id, blocks.rater_id,
        row_number() over (partition by blocks.rater_id order by tasks.id) - 1, false, now()
      from blocks join tasks on tasks.item_id = blocks.item_id where blocks.study_id = ${id}`.execute(trx);
    await sql`
      insert into judgments (study_id, assignment_id, revision, active_ms, idempotency_key, comment)
      select ${id}::int, id, 1, 5000 + task_id % 20000, 'benchmark',
        case when task_id % 10 = 0 then 'The second sentence reads oddly.' end
      from assignments where study_id = ${id}`.execute(trx);
    await sql`
      insert into ratings (judgment_id, criterion, value)
      select judgments.id, criterion, 1 + (judgments.id::bigint * 7919 + length(criterion) * 31) % 5
      from judgments cross join unnest('{fluency,relevance,consistency}'::text[]) as criterion
      where judgments.study_id = ${id}`.execute(trx);
  });
}
