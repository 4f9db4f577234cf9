import { sql } from 'kysely';
import { PILOT_BATCH } from '#app/core/studies/batches.ts';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import type { Slot } from '#app/core/kinds/layout.ts';
import type { Executor, OpenTransaction } from '#db/database.ts';

/** A pilot as the study lists it that it is for. */
export interface PilotRow {
  slug: string;
  name: string;
  state: StudyState;
  items: number;
  closed_at: Date | null;
}

/** The pilots of a study, the latest first. */
export async function pilotsOf(db: Executor, studyId: number): Promise<PilotRow[]> {
  return await db
    .selectFrom('studies')
    .select([
      'slug',
      'name',
      'state',
      'closed_at',
      sql<number>`(select count(*) from items where items.study_id = studies.id)::int`.as('items'),
    ])
    .where('pilot_of', '=', studyId)
    .orderBy('id', 'desc')
    .execute();
}

/** Takes items out of what a study asks people about: they are its pilot's alone. */
export async function leaveToPilot(
  trx: OpenTransaction,
  studyId: number,
  itemIds: readonly number[],
): Promise<void> {
  await sql`
    insert into batches (study_id, number) values (${studyId}, ${PILOT_BATCH})
    on conflict (study_id, number) do nothing`.execute(trx);
  await sql`
    update items set batch_id = (select id from batches where study_id = ${studyId} and number = ${PILOT_BATCH})
    where study_id = ${studyId} and id = any (${itemIds}::int[])`.execute(trx);
}

/** Gives the items back that a pilot has and its study leaves to pilots. @returns how many there were */
export async function takeFromPilot(
  trx: OpenTransaction,
  { studyId, pilotId }: { studyId: number; pilotId: number },
): Promise<number> {
  const { rows } = await sql`
    update items set batch_id = first.id
    from batches as own, batches as first
    where items.study_id = ${studyId} and own.id = items.batch_id and own.number = ${PILOT_BATCH}
      and first.study_id = ${studyId} and first.number = 1
      and exists (select from items as piloted where piloted.study_id = ${pilotId} and piloted.key = items.key)
    returning items.id`.execute(trx);
  return rows.length;
}

/** Takes texts that are given for controls along into another study, for the items with the same keys. */
export async function copyControlTexts(trx: OpenTransaction, from: number, to: number): Promise<void> {
  await sql`
    insert into control_texts (study_id, item_id, criterion, dose, maker, source_system_id, text)
    select ${to}::int, items.id, given.criterion, given.dose, given.maker, systems.id, given.text
    from control_texts as given
    join items as sources on sources.id = given.item_id
    join items on items.study_id = ${to} and items.key = sources.key
    left join systems as made_of on made_of.id = given.source_system_id
    left join systems on systems.study_id = ${to} and systems.name = made_of.name
    where given.study_id = ${from}
    order by given.id`.execute(trx);
}

/** Stores the configuration of a study that has not opened, in today's shape. */
export async function writeConfiguration(
  trx: OpenTransaction,
  studyId: number,
  { configuration, version }: { configuration: StudyConfiguration; version: number },
): Promise<void> {
  await sql`
    update studies set configuration = ${JSON.stringify(configuration)}::jsonb, configuration_version = ${version}
    where id = ${studyId} and opened_at is null`.execute(trx);
}

/** How many slight controls a study has, by the criterion that they harm. */
export async function slightControls(db: Executor, studyId: number): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('systems')
    .innerJoin('outputs', 'outputs.system_id', 'systems.id')
    .select((get) => ['systems.criterion', get.fn.countAll<number>().as('controls')])
    .where('systems.study_id', '=', studyId)
    .where('systems.dose', '=', 'slight')
    .groupBy('systems.criterion')
    .execute();
  return new Map(rows.map(({ criterion, controls }) => [criterion ?? '', controls]));
}

/** What a rater wrote beside a judgment. */
export interface CommentRow {
  item: string;
  rater: string;
  kind: string;
  /** The systems whose texts were shown, and in which slots. */
  shown: { system: string; slot: Slot }[];
  comment: string;
}

/** What raters wrote beside the judgments that stand, in the order of the items. */
export async function commentsOf(db: Executor, studyId: number): Promise<CommentRow[]> {
  const { rows } = await sql<CommentRow>`
    select items.key as item, raters.name as rater, tasks.kind, judgments.comment, (
      select json_agg(json_build_object('system', systems.name, 'slot', task_outputs.slot)
        order by task_outputs.slot, systems.position)
      from task_outputs join outputs on outputs.id = task_outputs.output_id
        join systems on systems.id = outputs.system_id
      where task_outputs.task_id = tasks.id) as shown
    from judgments
    join assignments on assignments.id = judgments.assignment_id
    join tasks on tasks.id = assignments.task_id
    join items on items.id = tasks.item_id
    join raters on raters.id = assignments.rater_id
    where judgments.study_id = ${studyId} and judgments.comment is not null
      and not exists (select from judgments as later
        where later.assignment_id = judgments.assignment_id and later.revision > judgments.revision)
    order by items.position, raters.id, assignments.position`.execute(db);
  return rows;
}
