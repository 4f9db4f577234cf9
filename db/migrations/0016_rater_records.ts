import { sql, type Kysely } from 'kysely';

/**
 * What each rater has had and judged, counted as it happens, so that no step grows with a rater's history; and the
 * counting of rooms stops at once where a statement changed no block, as most judgments do.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // A row changes with every judgment: free space in its page keeps the change there.
  await sql`
    create table rater_records (
      rater_id int primary key references raters on delete cascade,
      number int not null check (number >= 1),
      blocks int not null default 0 check (blocks >= 0),
      next_position int not null default 0 check (next_position >= 0),
      tasks int not null default 0 check (tasks >= 0),
      repeats int not null default 0 check (repeats >= 0),
      judged int not null default 0 check (judged >= 0),
      recent_ms int[] not null default '{}',
      last_assignment uuid
    ) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02)`.execute(db);
  await sql`
    insert into rater_records
    select raters.id, (select count(*) from raters as other where other.study_id = raters.study_id and other.id <= raters.id),
      (select count(*) from blocks where blocks.rater_id = raters.id),
      coalesce(max(assignments.position) + 1, 0), count(assignments.id) filter (where not assignments.repeat),
      count(assignments.id) filter (where assignments.repeat), count(assignments.submitted_at),
      coalesce((
        select array_agg(least(round(active_ms), 2147483647)::int order by submitted_at, position) from (
          select judgments.active_ms, recent.submitted_at, recent.position from assignments as recent
          join judgments on judgments.assignment_id = recent.id and judgments.revision = 1
          where recent.rater_id = raters.id and recent.submitted_at is not null
          order by recent.submitted_at desc, recent.position desc limit 50) as latest), '{}'),
      (select id from assignments as last where last.rater_id = raters.id and last.submitted_at is not null
        order by last.submitted_at desc, last.position desc limit 1)
    from raters left join assignments on assignments.rater_id = raters.id
    group by raters.id`.execute(db);
  await sql`
    create or replace function count_blocks() returns trigger language plpgsql as $$
    declare
      items int[];
      submits int[];
      leases int[];
    begin
      if tg_op = 'INSERT' then
        select array_agg(item_id order by item_id), array_agg(s order by item_id), array_agg(l order by item_id)
        into items, submits, leases from (
          select item_id, sum((state = 'submitted')::int) as s, sum((state = 'leased')::int) as l
          from come where not set_aside group by item_id) as change where s <> 0 or l <> 0;
      elsif tg_op = 'DELETE' then
        select array_agg(item_id order by item_id), array_agg(s order by item_id), array_agg(l order by item_id)
        into items, submits, leases from (
          select item_id, -sum((state = 'submitted')::int) as s, -sum((state = 'leased')::int) as l
          from gone where not set_aside group by item_id) as change where s <> 0 or l <> 0;
      else
        if not exists (select from come) then return null; end if;
        select array_agg(item_id order by item_id), array_agg(s order by item_id), array_agg(l order by item_id)
        into items, submits, leases from (
          select item_id, sum(sign * (state = 'submitted')::int) as s, sum(sign * (state = 'leased')::int) as l
          from (select item_id, state, set_aside, 1 as sign from come
            union all select item_id, state, set_aside, -1 from gone) as both_sides
          where not set_aside group by item_id) as change where s <> 0 or l <> 0;
      end if;
      if items is null then return null; end if;
      perform from item_rooms where item_id = any (items) order by item_id for update;
      update item_rooms set submitted = item_rooms.submitted + change.s, leased = item_rooms.leased + change.l
      from unnest(items, submits, leases) as change (item, s, l) where item_rooms.item_id = change.item;
      return null;
    end $$`.execute(db);
}
