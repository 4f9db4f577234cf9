import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';

/**
 * The closed studies of a study's series by their slugs, in the order in which they closed: those that repeat one
 * another, however many steps apart, the study itself among them.
 */
export async function closedOfSeries(db: Executor, studyId: number): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`
    with recursive series as (
      select ${studyId}::int as id
      union
      select studies.id from studies join series
        on studies.repeats_id = series.id
        or studies.id = (select repeats_id from studies as own where own.id = series.id))
    select studies.slug from series join studies on studies.id = series.id
    where studies.state in ('closed', 'decided')
    order by studies.closed_at, studies.id`.execute(db);
  return rows.map(({ slug }) => slug);
}
