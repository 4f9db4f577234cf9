import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';

/** What stands out in the outputs of a system under test. */
export interface OutputFacts {
  readonly system: string;
  readonly role: 'baseline' | 'candidate';
  readonly outputs: number;
  /** Those that raters would see as the baseline's; for the baseline itself all. */
  readonly same: number;
  /** Those without any text, and those that ended at the limit of their length. */
  readonly empty: number;
  readonly cut: number;
}

/** The outputs of a study's systems, counted; systems without any are left out. */
export async function outputFacts(db: Executor, studyId: number): Promise<OutputFacts[]> {
  const { rows } = await sql<OutputFacts>`
    select systems.name as system, systems.role, count(*)::int as outputs,
      (count(*) filter (where coalesce(own.shown_hash, own.text_hash) = coalesce(base.shown_hash, base.text_hash)))::int
        as same,
      (count(*) filter (where btrim(own.text, E' \t\r\n') = ''))::int as empty,
      (count(*) filter (where own.finish_reason = 'length'))::int as cut
    from systems
    join outputs own on own.system_id = systems.id
    left join outputs base on base.item_id = own.item_id and base.system_id = (
      select id from systems where study_id = ${studyId} and role = 'baseline')
    where systems.study_id = ${studyId} and systems.role <> 'control'
    group by systems.id order by systems.position, systems.id`.execute(db);
  return rows;
}

/** How many items of a study have a reference. */
export async function countReferenced(db: Executor, studyId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from items where study_id = ${studyId} and jsonb_array_length(reference_texts) > 0`.execute(
    db,
  );
  return rows[0]!.count;
}
