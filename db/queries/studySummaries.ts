import { sql } from 'kysely';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import type { Executor } from '#db/database.ts';

/** A study as a list of studies shows it. */
export interface StudySummary {
  readonly slug: string;
  readonly name: string;
  readonly state: StudyState;
  readonly items: number;
  /** Submitted blocks, and how many are asked for; 0 of 0 before the tasks are built. */
  readonly submitted: number;
  readonly asked: number;
  /** Whether it is a pilot of another study, without a verdict. */
  readonly pilot: boolean;
  /** Whether its raters are known, each with a link of their own. */
  readonly panel: boolean;
  /** Links that anyone may join by at the moment. */
  readonly links: number;
  readonly archived: boolean;
  readonly createdAt: Date;
}

/** All studies in one statement, the newest first: the counts of each are read once, however many there are. */
export async function studySummaries(db: Executor): Promise<StudySummary[]> {
  const { rows } = await sql<StudySummary>`
    select studies.slug, studies.name, studies.state, coalesce(counted.items, 0)::int as items,
      coalesce(rooms.submitted, 0)::int as submitted, coalesce(rooms.asked, 0)::int as asked,
      studies.pilot_of is not null as pilot,
      coalesce(studies.configuration->'protocol'->>'strategy', 'open') = 'panel' as panel,
      coalesce(open_links.links, 0)::int as links, studies.archived_at is not null as archived, studies.created_at as "createdAt"
    from studies
    left join (select study_id, count(*) as items from items group by study_id) as counted
      on counted.study_id = studies.id
    left join (
      select study_id, sum(submitted) as submitted, sum(asked) as asked from item_rooms group by study_id) as rooms
      on rooms.study_id = studies.id
    left join (
      select study_id, count(*) as links from invitations
      where not personal and revoked_at is null and (expires_at is null or expires_at > now())
      group by study_id) as open_links on open_links.study_id = studies.id
    order by studies.created_at desc, studies.id desc`.execute(db);
  return rows;
}
