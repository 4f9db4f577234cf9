import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { Row } from '#db/schema.ts';
import { studyGlance, type StudyGlance } from './studyGlance.ts';

/** An assignment with its task, and the text of each of the task's slots. */
export interface AssignmentTask {
  id: string;
  kind: Row<'tasks'>['kind'];
  swapped: boolean;
  /** Ranking: its slots in the order in which they are shown; null for the others. */
  arrangement: string | null;
  prompt: string;
  /** The turns of a conversation, the last of which is the prompt; null where there are none. */
  messages: Row<'items'>['messages'];
  source: string | null;
  language: string | null;
  texts: Partial<Record<Row<'task_outputs'>['slot'], string>>;
}

const withTask = (db: Executor) =>
  db
    .selectFrom('assignments')
    .innerJoin('tasks', 'tasks.id', 'assignments.task_id')
    .innerJoin('items', 'items.id', 'tasks.item_id')
    .select([
      'assignments.id',
      'tasks.kind',
      'assignments.swapped',
      'assignments.arrangement',
      'items.prompt',
      'items.messages',
      'items.source',
      'items.language',
      sql<AssignmentTask['texts']>`(
        select json_object_agg(slots.slot, slots.text) from (
          select distinct on (task_outputs.slot) task_outputs.slot, outputs.text
          from task_outputs join outputs on outputs.id = task_outputs.output_id
          where task_outputs.task_id = tasks.id
          order by task_outputs.slot, task_outputs.output_id) as slots)`.as('texts'),
    ]);

/** One of the rater's assignments with its task. */
export async function findAssignmentTask(
  db: Executor,
  raterId: number,
  id: string,
): Promise<AssignmentTask | undefined> {
  return await withTask(db)
    .where('assignments.id', '=', id)
    .where('assignments.rater_id', '=', raterId)
    .executeTakeFirst();
}

/** An assignment as submitting needs it. */
export interface AssignmentState {
  id: string;
  raterId: number;
  block: number;
  item: number;
  kind: Row<'tasks'>['kind'];
  swapped: boolean;
  arrangement: string | null;
  submittedAt: Date | null;
  blockState: Row<'blocks'>['state'];
  leasedUntil: Date;
  /** Whether the block counts no longer and is not given to this rater again. */
  blockSetAside: boolean;
  /** Whether it shows a task again. */
  repeat: boolean;
  /** Whether it shows a gross control, by which raters are set aside. */
  isControl: boolean;
}

/** Whether the task of `tasks` shows a gross control. */
export const isControl = sql<boolean>`exists (
  select from task_outputs join outputs on outputs.id = task_outputs.output_id
  join systems on systems.id = outputs.system_id
  where task_outputs.task_id = tasks.id and systems.dose = 'gross')`;

/** What submitting a judgment needs to know. */
export interface Step extends StudyGlance, AssignmentState {
  /** Place of the task in the rater's sequence, from 0. */
  position: number;
  /** Whether the rater is set aside. */
  setAside: boolean;
}

/**
 * Locks the study's state, the rater, the block and the assignment, in this order, and reads what submitting needs;
 * undefined where the rater has no such assignment.
 *
 * What is locked is read as it is once the locks are there. Of judgments nothing is said but by the assignment's
 * `submittedAt`: a statement that waited sees other tables as they were before.
 *
 * @param known the version of the study whose configuration is known; empty = none
 */
export async function lockStep(
  trx: Executor,
  { id, raterId, known }: { id: string; raterId: number; known: string },
): Promise<Step | undefined> {
  const { rows } = await sql<Step>`
    select ${studyGlance(known)}, raters.excluded_at is not null as "setAside", assignments.id,
      assignments.rater_id as "raterId", assignments.block_id as block, blocks.item_id as item, tasks.kind,
      assignments.swapped, assignments.arrangement, assignments.submitted_at as "submittedAt",
      blocks.state as "blockState", blocks.leased_until as "leasedUntil", blocks.set_aside as "blockSetAside",
      assignments.repeat, assignments.position, ${isControl} as "isControl"
    from assignments
    join raters on raters.id = assignments.rater_id
    join studies on studies.id = raters.study_id
    join blocks on blocks.id = assignments.block_id
    join tasks on tasks.id = assignments.task_id
    where assignments.id = ${id} and raters.id = ${raterId}
    for key share of studies for no key update of raters for update of blocks for update of assignments`.execute(
    trx,
  );
  return rows[0];
}

/** An assignment with its block, which is locked until the transaction ends. */
export async function lockAssignment(trx: Executor, id: string): Promise<AssignmentState | undefined> {
  return await trx
    .selectFrom('assignments')
    .innerJoin('blocks', 'blocks.id', 'assignments.block_id')
    .innerJoin('tasks', 'tasks.id', 'assignments.task_id')
    .select([
      'assignments.id',
      'assignments.rater_id as raterId',
      'assignments.block_id as block',
      'blocks.item_id as item',
      'tasks.kind',
      'assignments.swapped',
      'assignments.arrangement',
      'assignments.submitted_at as submittedAt',
      'blocks.state as blockState',
      'blocks.leased_until as leasedUntil',
      'blocks.set_aside as blockSetAside',
      'assignments.repeat',
      isControl.as('isControl'),
    ])
    .where('assignments.id', '=', id)
    .forUpdate('blocks')
    .executeTakeFirst();
}

/** The assignment that a rater judged last. */
export async function lastJudged(db: Executor, raterId: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('assignments')
    .select('id')
    .where('rater_id', '=', raterId)
    .where('submitted_at', 'is not', null)
    .orderBy('submitted_at', 'desc')
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/** Characters of a prompt by which a rater knows a task again. */
const EXCERPT = 160;

/** What a rater has judged, the last one first. */
export async function judgedAssignments(
  db: Executor,
  raterId: number,
  most: number,
): Promise<{ assignment: string; kind: Row<'tasks'>['kind']; prompt: string; submittedAt: Date }[]> {
  const { rows } = await sql<Awaited<ReturnType<typeof judgedAssignments>>[number]>`
    select assignments.id as assignment, tasks.kind, left(items.prompt, ${EXCERPT}) as prompt,
      assignments.submitted_at as "submittedAt"
    from assignments join tasks on tasks.id = assignments.task_id join items on items.id = tasks.item_id
    where assignments.rater_id = ${raterId} and assignments.submitted_at is not null
    order by assignments.submitted_at desc, assignments.position desc limit ${most}`.execute(db);
  return rows;
}
