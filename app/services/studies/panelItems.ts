import type { PanelItem } from '#app/core/tasks/planPanel.ts';
import type { Executor } from '#db/database.ts';
import { askedOfItems } from '#db/queries/rooms.ts';
import { listSystems } from '#db/queries/systems.ts';
import { tasksOfItems, type TaskSystems } from '#db/queries/tasks.ts';
import type { Row } from '#db/schema.ts';
import { askedLater } from './studyExtent.ts';

/** Items whose tasks are read at once. */
const PAGE = 5000;

/** The items that a panel's seats are to judge, those held back for an extension among them. */
export async function panelItems(trx: Executor, study: Row<'studies'>): Promise<PanelItem<TaskSystems>[]> {
  const systems = await listSystems(trx, study.id);
  const gross = new Set(systems.flatMap(({ id, dose }) => (dose === 'gross' ? [id] : [])));
  const now = (await askedOfItems(trx, study.id)).map((one) => ({ ...one, later: false }));
  const there = new Set(now.map(({ item }) => item));
  const held = (await askedLater(trx, study)).filter(({ item }) => !there.has(item));
  const asked = [...now, ...held.map((one) => ({ ...one, later: true }))];
  asked.sort((a, b) => a.item - b.item);
  const tasks = new Map<number, TaskSystems[]>();
  for (let from = 0; from < asked.length; from += PAGE) {
    const page = asked.slice(from, from + PAGE).map(({ item }) => item);
    for (const task of await tasksOfItems(trx, page)) {
      tasks.set(task.item_id, [...(tasks.get(task.item_id) ?? []), task]);
    }
  }
  return asked.map(({ item, ...one }) => {
    const own = tasks.get(item) ?? [];
    const isGross = own.some(({ systems: shown }) => shown.some((system) => gross.has(system)));
    return { id: item, ...one, tasks: own, gross: isGross };
  });
}
