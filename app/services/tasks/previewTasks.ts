import { kinds } from '#app/core/kinds/kinds.ts';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import { createRandom } from '#app/core/shared/random.ts';
import { buildBlindTask } from '#app/core/tasks/blindTask.ts';
import type { Executor } from '#db/database.ts';
import { previewOrder, previewTask } from '#db/queries/preview.ts';
import type { Row } from '#db/schema.ts';
import { shownToRaters, type RaterStudy } from '../rating/raterStudy.ts';
import { onceSettled } from '../studies/onceSettled.ts';
import { requireStudy } from '../studies/requireStudy.ts';

/** A task of a study as its raters will get it. */
export interface Preview {
  readonly name: string;
  /** What raters may know of the study. */
  readonly study: RaterStudy;
  /** From 1; 0 where there are no tasks yet. */
  readonly number: number;
  readonly total: number;
  readonly task: BlindTask | null;
}

/**
 * One of the tasks that were made for a study, blind as raters get it, controls among them. Nothing is reserved and
 * nothing is kept.
 *
 * @param number from 1; beyond the last task it is the last
 * @throws AppError `not_found`
 */
export async function previewTasks(db: Executor, slug: string, number: number): Promise<Preview> {
  const row = await requireStudy(db, slug);
  const { name, task_count: total, configuration } = row;
  const shown = Math.min(number, total);
  const chosen = shown === 0 ? undefined : await taskAt(db, row, shown - 1);
  const found = chosen === undefined ? undefined : await previewTask(db, chosen);
  const base = { name, study: shownToRaters(row), number: shown, total };
  if (found === undefined) return { ...base, task: null };
  const random = createRandom(`${configuration.seed}/preview/${shown}`);
  const { task: _, ...task } = found;
  const slots = random.shuffle(Object.keys(task.texts)).join('');
  const stored = {
    ...task,
    assignment: `preview-${shown}`,
    swapped: random.next() < 0.5,
    arrangement: kinds.of(task.kind).layout === 'order' ? slots : null,
  };
  return { ...base, task: buildBlindTask(stored, configuration.protocol) };
}

/** Tasks whose order is remembered: putting a large study's into order takes a fifth of a second. */
const REMEMBERED = 200;

/** The id of the task at a place of the order, from 0. */
async function taskAt(db: Executor, study: Row<'studies'>, place: number): Promise<number | undefined> {
  if (place >= REMEMBERED) return (await previewOrder(db, study.id, { from: place, most: 1 }))[0];
  const order = await onceSettled(db, study, `order ${study.task_count}`, () =>
    previewOrder(db, study.id, { from: 0, most: REMEMBERED }),
  );
  return order[place];
}
