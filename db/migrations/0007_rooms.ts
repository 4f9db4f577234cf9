import { sql, type Kysely } from 'kysely';

/**
 * How many more raters each item takes, counted as blocks come and go, so that reserving never counts a study's
 * blocks. The counting is the database's own work, in the same transaction: whatever changes a block, by whatever
 * way, keeps the counts exact. Rooms are locked by ascending item, and always after the blocks.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await rooms(db);
  await counting(db);
  await extents(db);
  await raters(db);
  await panels(db);
  await configurations(db);
  // Looked up by rooms from now on.
  await sql`drop index blocks_room`.execute(db);
  await sql`create index blocks_lease on blocks (study_id, leased_until) where state = 'leased'`.execute(db);
  await sql`
    create index assignments_judged on assignments (rater_id, submitted_at) where submitted_at is not null`.execute(
    db,
  );
}

async function rooms(db: Kysely<unknown>): Promise<void> {
  await sql`alter table blocks add column set_aside boolean not null default false`.execute(db);
  // Rooms change with every block: free space in the pages, and cleaning often, keep them and the index small.
  await sql`
    create table item_rooms (
      item_id int primary key references items on delete cascade,
      study_id int not null references studies on delete cascade,
      language text,
      place int not null,
      asked int not null check (asked >= 1),
      submitted int not null default 0 check (submitted >= 0),
      leased int not null default 0 check (leased >= 0),
      filled int not null generated always as (submitted + leased) stored
    ) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02)`.execute(db);
  await sql`
    create index item_rooms_free on item_rooms (study_id, filled, place) include (item_id, language, asked)
    where filled < asked`.execute(db);
  await sql`
    create index item_rooms_unfinished on item_rooms (study_id, item_id) where submitted < asked`.execute(db);
  await sql`
    insert into item_rooms (item_id, study_id, language, place, asked, submitted, leased)
    select items.id, items.study_id, split_part(items.language, '-', 1),
      ('x' || left(md5((studies.configuration ->> 'seed') || '/place/' || items.position), 8))::bit(32)::int,
      (studies.configuration -> 'protocol' ->> 'ratersPerItem')::int,
      count(blocks.id) filter (where blocks.state = 'submitted'),
      count(blocks.id) filter (where blocks.state = 'leased')
    from items join studies on studies.id = items.study_id left join blocks on blocks.item_id = items.id
    where exists (select from tasks where tasks.item_id = items.id)
    group by items.id, studies.id`.execute(db);
}

async function counting(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function count_blocks() returns trigger language plpgsql as $$
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
  await sql`
    create trigger blocks_come after insert on blocks
    referencing new table as come for each statement execute function count_blocks()`.execute(db);
  await sql`
    create trigger blocks_go after delete on blocks
    referencing old table as gone for each statement execute function count_blocks()`.execute(db);
  await sql`
    create trigger blocks_change after update on blocks
    referencing old table as gone new table as come for each statement execute function count_blocks()`.execute(
    db,
  );
}

/** What a rater's pages say of a study's size, counted once when its tasks are made. */
async function extents(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table studies add column task_count int not null default 0,
      add column task_items int not null default 0,
      add column languages jsonb not null default '[]' check (jsonb_typeof(languages) = 'array')`.execute(db);
  await sql`
    update studies set
      task_count = (select count(*) from tasks where tasks.study_id = studies.id),
      task_items = (select count(*) from item_rooms where item_rooms.study_id = studies.id),
      languages = (select coalesce(jsonb_agg(distinct language), '[]') from items
        where items.study_id = studies.id and language is not null)`.execute(db);
}

/** Who set a rater aside, what they answered before rating, and tasks shown to them a second time. */
async function raters(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table raters add column excluded_by text check (excluded_by in ('lead', 'rule')),
      add column eligibility jsonb check (jsonb_typeof(eligibility) = 'object'),
      add column training jsonb check (jsonb_typeof(training) = 'object')`.execute(db);
  await sql`update raters set excluded_by = 'lead' where excluded_at is not null`.execute(db);
  await sql`
    alter table raters add constraint raters_excluded_by
      check ((excluded_by is null) = (excluded_at is null))`.execute(db);
  await sql`
    alter table assignments add column repeat boolean not null default false,
      drop constraint assignments_task_once,
      add constraint assignments_task_once unique (task_id, rater_id, repeat)`.execute(db);
}

/** A panel's plan: for each seat, which rater's link it is and its tasks in their order. */
async function panels(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table seats (
      id int primary key generated by default as identity,
      study_id int not null references studies on delete cascade,
      number int not null check (number >= 1),
      name text not null check (name <> ''),
      invitation_id int not null constraint seats_invitation_unique unique references invitations on delete cascade,
      rater_id int constraint seats_rater_unique unique references raters on delete set null,
      constraint seats_number_unique unique (study_id, number),
      constraint seats_name_unique unique (study_id, name)
    )`.execute(db);
  await sql`
    create table seat_tasks (
      seat_id int not null references seats on delete cascade,
      position int not null check (position >= 0),
      task_id int not null references tasks on delete cascade,
      swapped boolean not null,
      primary key (seat_id, position),
      constraint seat_tasks_once unique (seat_id, task_id)
    )`.execute(db);
  await sql`create index seat_tasks_task on seat_tasks (task_id)`.execute(db);
}

/** Writes what is new in configurations into the stored ones, with the values by which nothing changes. */
async function configurations(db: Kysely<unknown>): Promise<void> {
  const protocol = {
    strategy: 'open',
    overlap: { share: 1 },
    repeats: { share: 0 },
    leastItemsPerRater: null,
    eligibility: [],
    training: null,
  };
  await sql`
    update studies set configuration = configuration
      || jsonb_build_object(
        'protocol', ${JSON.stringify(protocol)}::jsonb || coalesce(configuration -> 'protocol', '{}'),
        'exclusion', '{"admissible": {}}'::jsonb || coalesce(configuration -> 'exclusion', '{}'))`.execute(
    db,
  );
}
