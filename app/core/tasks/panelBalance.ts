import { slotSystems } from './arrangement.ts';
import type { PanelItem, SeatTask } from './planPanel.ts';
import { pairKey } from './sides.ts';

/** The least and the most of a count: the same, or one apart, where arithmetic allows. */
export interface Spread {
  readonly least: number;
  readonly most: number;
}

/** How even a panel's plan is; what a lead sees before the study opens. */
export interface PanelBalance {
  /** Seats that judge an item. */
  readonly seatsPerItem: Spread;
  readonly itemsPerSeat: Spread;
  readonly tasksPerSeat: Spread;
  /** Items that two seats have in common. */
  readonly itemsInCommon: Spread;
  /** Each pair of systems: how often it is shown, how often with its first system on the left. */
  readonly pairs: readonly {
    readonly systems: readonly [number, number];
    readonly shown: number;
    readonly left: number;
  }[];
  /** For a seat and a pair, how much more often one side was had than the other, at most. */
  readonly mostSideSurplus: number;
  /** Each system: how often it is the first, second … of an item's systems to be rated. */
  readonly turns: readonly { readonly system: number; readonly counts: readonly number[] }[];
  /** Each system: how often it is shown first, second … in a ranking; empty where there are no rankings. */
  readonly places: readonly { readonly system: number; readonly counts: readonly number[] }[];
}

/** Counts how even a plan is. */
export function panelBalance(
  items: readonly PanelItem[],
  systems: readonly number[],
  plan: readonly (readonly SeatTask[])[],
): PanelBalance {
  const taskOf = new Map(items.flatMap(({ tasks }) => tasks.map((task) => [task.id, task] as const)));
  const itemsOf = plan.map((tasks) => new Set(tasks.map(({ item }) => item)));
  const pairs = new Map<string, { systems: [number, number]; shown: number; left: number }>();
  const turns = new Map(systems.map((system) => [system, systems.map(() => 0)]));
  const places = new Map(systems.map((system) => [system, systems.map(() => 0)]));
  let mostSideSurplus = 0;
  for (const tasks of plan) {
    const surplus = new Map<string, number>();
    const rated = new Map<number, number>();
    for (const { item, task, swapped, arrangement } of tasks) {
      const { kind, systems: shown, slots } = taskOf.get(task)!;
      if (kind === 'ranking') {
        for (const [slot, own] of slotSystems({ systems: shown, slots: slots ?? [] })) {
          for (const system of own) places.get(system)![arrangement!.indexOf(slot)]!++;
        }
        continue;
      }
      if (kind === 'likert') {
        const own = shown.filter((system) => turns.has(system));
        if (own.length === 0) continue;
        const turn = rated.get(item) ?? 0;
        rated.set(item, turn + 1);
        for (const system of own) turns.get(system)![turn]!++;
        continue;
      }
      for (const other of shown.slice(1)) {
        const key = pairKey(shown[0]!, other);
        const pair = pairs.get(key) ?? { systems: [shown[0]!, other], shown: 0, left: 0 };
        pairs.set(key, { ...pair, shown: pair.shown + 1, left: pair.left + (swapped ? 0 : 1) });
        surplus.set(key, (surplus.get(key) ?? 0) + (swapped ? -1 : 1));
      }
    }
    mostSideSurplus = Math.max(mostSideSurplus, ...[...surplus.values()].map(Math.abs));
  }
  const common = itemsOf.flatMap((own, i) =>
    itemsOf.slice(i + 1).map((other) => [...own].filter((item) => other.has(item)).length),
  );
  const seatsPerItem = items.map(({ id }) => itemsOf.filter((own) => own.has(id)).length);
  return {
    seatsPerItem: spreadOf(seatsPerItem),
    itemsPerSeat: spreadOf(itemsOf.map((own) => own.size)),
    tasksPerSeat: spreadOf(plan.map((tasks) => tasks.length)),
    itemsInCommon: spreadOf(common),
    pairs: [...pairs.values()],
    mostSideSurplus,
    turns: [...turns].map(([system, counts]) => ({ system, counts })),
    places: [...places].flatMap(([system, counts]) =>
      counts.some((count) => count > 0) ? [{ system, counts }] : [],
    ),
  };
}

function spreadOf(counts: readonly number[]): Spread {
  if (counts.length === 0) return { least: 0, most: 0 };
  // A loop, because a study may have more items than a call takes arguments.
  return counts.reduce(
    ({ least, most }, count) => ({ least: Math.min(least, count), most: Math.max(most, count) }),
    { least: Infinity, most: -Infinity },
  );
}
