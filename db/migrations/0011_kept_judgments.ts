import { sql, type Kysely } from 'kysely';

/**
 * Judgments are primary data: no statement deletes one or what it rests on, directly or by cascade. What has no
 * judgments is deleted from the bottom up, table by table. Corrections append; of what is stored only a comment may
 * be emptied, because it may identify whoever wrote it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [table, columns] of Object.entries(RESTRICTED)) {
    for (const [column, parent] of Object.entries(columns)) await restrict(db, table, column, parent);
  }
  await keepJudgments(db);
  await keepTexts(db);
  await turns(db);
  await putRight(db);
}

/** Every foreign key within a study that used to take rows away, or to forget whose they were: column and table. */
const RESTRICTED: Record<string, Record<string, string>> = {
  batches: { study_id: 'studies' },
  looks: { study_id: 'studies' },
  items: { study_id: 'studies', batch_id: 'batches' },
  systems: { study_id: 'studies' },
  outputs: { study_id: 'studies', item_id: 'items', system_id: 'systems' },
  output_failures: { study_id: 'studies', item_id: 'items', system_id: 'systems' },
  scores: { study_id: 'studies', item_id: 'items', system_id: 'systems' },
  tasks: { study_id: 'studies', item_id: 'items' },
  task_outputs: { task_id: 'tasks', output_id: 'outputs' },
  item_rooms: { study_id: 'studies', item_id: 'items' },
  rater_groups: { study_id: 'studies' },
  invitations: { study_id: 'studies', group_id: 'rater_groups' },
  raters: { study_id: 'studies', invitation_id: 'invitations', group_id: 'rater_groups' },
  seats: { study_id: 'studies', invitation_id: 'invitations', rater_id: 'raters' },
  seat_tasks: { seat_id: 'seats', task_id: 'tasks' },
  blocks: { study_id: 'studies', item_id: 'items', rater_id: 'raters' },
  assignments: { study_id: 'studies', block_id: 'blocks', task_id: 'tasks', rater_id: 'raters' },
  judgments: { study_id: 'studies', assignment_id: 'assignments' },
  ratings: { judgment_id: 'judgments' },
  rankings: { judgment_id: 'judgments', output_id: 'outputs' },
  highlights: { judgment_id: 'judgments' },
  analyses: { study_id: 'studies' },
  decision_records: { study_id: 'studies', signed_by: 'accounts' },
  events: { study_id: 'studies' },
};

async function restrict(db: Kysely<unknown>, table: string, column: string, parent: string): Promise<void> {
  const constraint = sql.id(`${table}_${column}_fkey`);
  await sql`
    alter table ${sql.table(table)} drop constraint ${constraint},
      add constraint ${constraint} foreign key (${sql.ref(column)}) references ${sql.table(parent)} on delete restrict`.execute(
    db,
  );
}

/** What people said, and the record of what happened, is neither deleted nor overwritten. */
async function keepJudgments(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function refuse_loss() returns trigger language plpgsql as $$
    begin
      raise exception 'Rows of "%" are primary data: they are neither deleted nor overwritten.', tg_table_name
        using errcode = 'restrict_violation', hint = 'Corrections append a revision.';
    end $$`.execute(db);
  for (const table of ['judgments', 'ratings', 'rankings', 'highlights', 'decision_records', 'events']) {
    await sql`
      create trigger ${sql.id(`${table}_stay`)} before delete on ${sql.table(table)}
      for each row execute function refuse_loss()`.execute(db);
    await sql`
      create trigger ${sql.id(`${table}_stay_all`)} before truncate on ${sql.table(table)}
      for each statement execute function refuse_loss()`.execute(db);
  }
  for (const table of ['ratings', 'rankings']) {
    await sql`
      create trigger ${sql.id(`${table}_stay_same`)} after update on ${sql.table(table)}
      for each row when (old.* is distinct from new.*) execute function refuse_loss()`.execute(db);
  }
  for (const table of ['judgments', 'highlights']) {
    await sql`
      create trigger ${sql.id(`${table}_stay_same`)} after update on ${sql.table(table)}
      for each row when (to_jsonb(old) - 'comment' is distinct from to_jsonb(new) - 'comment'
        or (new.comment is not null and new.comment is distinct from old.comment))
      execute function refuse_loss()`.execute(db);
  }
}

/** What somebody has been given to judge stays the text that it was. */
async function keepTexts(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function refuse_other_text() returns trigger language plpgsql as $$
    begin
      if tg_table_name = 'outputs' then
        perform from task_outputs join assignments on assignments.task_id = task_outputs.task_id
        where task_outputs.output_id = old.id limit 1;
      else
        perform from blocks where blocks.item_id = old.id limit 1;
      end if;
      if found then
        raise exception 'A row of "%" that raters have been given stays as it is.', tg_table_name
          using errcode = 'restrict_violation';
      end if;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger outputs_stay_same after update of text, text_hash, item_id, system_id on outputs
    for each row when ((old.text, old.text_hash, old.item_id, old.system_id)
      is distinct from (new.text, new.text_hash, new.item_id, new.system_id))
    execute function refuse_other_text()`.execute(db);
  await sql`
    create trigger items_stay_same after update of prompt, source on items
    for each row when ((old.prompt, old.source) is distinct from (new.prompt, new.source))
    execute function refuse_other_text()`.execute(db);
}

/** Which run generates a study's outputs at the moment: a later one takes the turn over, and the earlier one ends. */
async function turns(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table studies add column generation_run uuid,
      add constraint studies_generation_run check (generation_run is null or state = 'generating')`.execute(
    db,
  );
  await sql`alter table raters add column erased_at timestamptz`.execute(db);
}

/**
 * Earlier versions could set a study back to draft while its raters judged. Such a study goes back to where it was:
 * closed if it had been closed, else paused, until a lead looks at it.
 */
async function putRight(db: Kysely<unknown>): Promise<void> {
  await sql`
    with lost as (
      select id, state, case when closed_at is null then 'paused' else 'closed' end as right_state from studies
      where state in ('draft', 'generating', 'ready')
        and exists (select from judgments where judgments.study_id = studies.id)),
      noted as (
        insert into events (study_id, actor, kind, detail)
        select id, 'system', 'state', jsonb_build_object('from', state, 'to', right_state) from lost)
    update studies set state = lost.right_state from lost where studies.id = lost.id`.execute(db);
}
