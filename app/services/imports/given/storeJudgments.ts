import { entryOf } from '#app/core/shared/entryOf.ts';
import { randomUUID } from 'node:crypto';
import { insertMany, nextIds } from '#db/queries/givenRows.ts';
import type { GivenJudgment, GivenStudy } from './givenStudy.ts';
import { storeAnswers } from './storeAnswers.ts';
import { cellOf, idsOf, type Ids, type Storing } from './stored.ts';
import { placesOf, storeRecords, type GivenAssignment } from './storeRecords.ts';

const TASK = { id: 'int', study_id: 'int', item_id: 'int', kind: 'text' } as const;
const TASK_OUTPUT = { task_id: 'int', output_id: 'int', slot: 'text' } as const;
const ROOM = { item_id: 'int', study_id: 'int', language: 'text', place: 'int', asked: 'int' } as const;
const BLOCK = {
  ...({ id: 'int', study_id: 'int', item_id: 'int', rater_id: 'int', state: 'text' } as const),
  ...({ leased_until: 'timestamptz', created_at: 'timestamptz', submitted_at: 'timestamptz' } as const),
  set_aside: 'bool',
} as const;
const ASSIGNMENT = {
  ...({ id: 'uuid', study_id: 'int', block_id: 'int', task_id: 'int', rater_id: 'int' } as const),
  ...({ position: 'int', swapped: 'bool', arrangement: 'text', submitted_at: 'timestamptz' } as const),
  repeat: 'bool',
} as const;

/** Numbers of what judgments are about. */
interface About {
  readonly items: Ids;
  readonly raters: Ids;
  readonly outputs: Ids;
}

/** Stores what raters answered, with the tasks and blocks that they were given. */
export async function storeJudgments(storing: Storing, about: About): Promise<void> {
  const { trx, studyId, given } = storing;
  const planned = planOf(given);
  const tasks = idsOf([...planned.tasks.keys()], await nextIds(trx, 'tasks', planned.tasks.size));
  const blocks = idsOf([...planned.blocks.keys()], await nextIds(trx, 'blocks', planned.blocks.size));
  await storeTasks(storing, planned, { ...about, tasks });
  const asked = await storeRooms(storing, planned, about.items);
  await storeBlocks(storing, planned, { ...about, blocks });
  const uuids = new Map([...planned.assignments.keys()].map((key) => [key, randomUUID() as string]));
  const places = placesOf([...planned.assignments.values()]);
  const rows = [...planned.assignments].map(([key, { of, task, last }]) => ({
    id: uuids.get(key),
    study_id: studyId,
    task_id: tasks.get(task),
    rater_id: about.raters.get(of.rater),
    block_id: blocks.get(cellOf(of.item, of.rater)),
    position: places.get(of),
    ...{ swapped: of.swapped, arrangement: of.arrangement, submitted_at: last, repeat: of.repeat },
  }));
  await insertMany(trx, 'assignments', ASSIGNMENT, rows);
  await storeAnswers(storing, {
    outputs: about.outputs,
    assignmentOf: (at) => uuids.get(planned.keys[at]!)!,
  });
  await storeRecords(trx, {
    raters: about.raters,
    blocks: [...planned.blocks.values()],
    assignments: [...planned.assignments.values()],
    places,
  });
  await trx
    .updateTable('studies')
    .set({ task_count: planned.tasks.size, task_items: asked })
    .where('id', '=', studyId)
    .execute();
}

/** Tasks, blocks and assignments as the judgments tell of them, each by its key; of each a judgment that has it. */
interface Plan {
  readonly tasks: ReadonlyMap<string, GivenJudgment>;
  readonly blocks: ReadonlyMap<string, GivenJudgment>;
  readonly assignments: ReadonlyMap<string, GivenAssignment>;
  /** The assignment of each judgment. */
  readonly keys: readonly string[];
}

function planOf({ judgments, closedAt }: GivenStudy): Plan {
  const tasks = new Map<string, GivenJudgment>();
  const blocks = new Map<string, GivenJudgment>();
  const assignments = new Map<string, GivenAssignment>();
  const keys = judgments.map((judgment) => {
    const { kind, item, rater, slots, repeat, submittedAt } = judgment;
    const task = JSON.stringify([item, kind, slots]);
    entryOf(tasks, task, () => judgment);
    entryOf(blocks, cellOf(item, rater), () => judgment);
    const key = `${rater}\u0000${repeat}\u0000${task}`;
    const known = entryOf(assignments, key, () => ({ of: judgment, task, last: submittedAt ?? closedAt }));
    if (submittedAt !== null && submittedAt > known.last) known.last = submittedAt;
    return key;
  });
  return { tasks, blocks, assignments, keys };
}

async function storeTasks(
  { trx, studyId }: Storing,
  planned: Plan,
  { items, outputs, tasks }: About & { readonly tasks: Ids },
): Promise<void> {
  const rows = [...planned.tasks].map(([key, { item, kind }]) => ({
    ...{ id: tasks.get(key), study_id: studyId, item_id: items.get(item), kind },
  }));
  await insertMany(trx, 'tasks', TASK, rows);
  const shown = [...planned.tasks].flatMap(([key, { item, slots }]) =>
    slots.map(([slot, system]) => ({
      ...{ task_id: tasks.get(key), output_id: outputs.get(cellOf(item, system)), slot },
    })),
  );
  await insertMany(trx, 'task_outputs', TASK_OUTPUT, shown);
}

/** @returns how many items ask for judgments */
async function storeRooms({ trx, studyId, given }: Storing, planned: Plan, items: Ids): Promise<number> {
  const had = new Map<string, number>();
  for (const { item } of planned.blocks.values()) had.set(item, (had.get(item) ?? 0) + 1);
  const rooms = given.items.flatMap(({ item, language, asked }, place) => {
    const wanted = asked ?? had.get(item);
    if (wanted === undefined) return [];
    return [
      {
        ...{ item_id: items.get(item), study_id: studyId, place, asked: wanted },
        language: language?.split('-')[0] ?? null,
      },
    ];
  });
  await insertMany(trx, 'item_rooms', ROOM, rooms);
  return rooms.length;
}

async function storeBlocks(
  { trx, studyId, given: { openedAt, closedAt, raters: joined } }: Storing,
  planned: Plan,
  { items, raters, blocks }: About & { readonly blocks: Ids },
): Promise<void> {
  const aside = new Set(joined.flatMap(({ name, setAside }) => (setAside === null ? [] : [name])));
  const rows = [...planned.blocks].map(([key, { item, rater, blockSubmitted }]) => ({
    ...{ id: blocks.get(key), study_id: studyId, item_id: items.get(item), rater_id: raters.get(rater) },
    state: blockSubmitted ? 'submitted' : 'expired',
    leased_until: closedAt,
    created_at: openedAt,
    submitted_at: blockSubmitted ? closedAt : null,
    set_aside: !blockSubmitted || aside.has(rater),
  }));
  await insertMany(trx, 'blocks', BLOCK, rows);
}
