import { sql } from 'kysely';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import type { Database } from '#db/database.ts';

/** Two Likert tasks and a pair. */
export const TASKS_PER_ITEM = 3;

const TEXT =
  'The lamp stands on three legs of ash, gives a warm light of 800 lumens and dims by a turn of its shade. ';

/** An open study with this many tasks at least, texts of a paragraph each; gives the secret part of its link. */
export async function openLargeStudy(db: Database, tasks: number): Promise<string> {
  const items = Math.ceil(tasks / TASKS_PER_ITEM);
  const { id, slug } = await createStudy(db, {
    configuration: {
      name: `${tasks} tasks`,
      seed: 'benchmark',
      systems: [
        { name: 'one', role: 'baseline', provider: { kind: 'import' } },
        { name: 'two', role: 'candidate', provider: { kind: 'import' } },
      ],
      protocol: { ratersPerItem: 20, controls: { share: 0, minimum: 0 } },
    },
    items: [{ item: 'item-0', prompt: 'Describe lamp 0.' }],
  });
  // The rest in one statement each: filling is not what is measured.
  await sql`
    insert into items (study_id, batch_id, key, position, segment, language, prompt, source, reference_texts)
    select study_id, batch_id, 'item-' || number, number, segment, language, 'Describe lamp ' || number, source,
      reference_texts
    from items cross join generate_series(1, ${items - 1}::int) as number where study_id = ${id}`.execute(db);
  await sql`
    insert into outputs (study_id, item_id, system_id, text, text_hash)
    select ${id}, items.id, systems.id, written.text, encode(sha256(convert_to(written.text, 'UTF8')), 'hex')
    from items join systems on systems.study_id = items.study_id
    cross join lateral (select repeat(${TEXT}, 4) || items.position || systems.name as text) as written
    where items.study_id = ${id}`.execute(db);
  await openStudy(db, slug);
  // As a database is some minutes later: what filling left behind is cleaned up and written out.
  await sql`vacuum (analyze)`.execute(db);
  await sql`checkpoint`.execute(db);
  return (
    await createInvitation(db, { slug, label: 'benchmark', mostRaters: 100_000, mostPerAddress: 100_000 })
  ).token;
}
