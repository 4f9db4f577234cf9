import { kinds } from '../kinds/kinds.ts';
import type { SequenceTask } from './drawBlock.ts';
import type { PanelItem, SeatTask } from './planPanel.ts';

/** A task with the systems whose texts it shows: of a pair slot a's first, then slot b's. */
export interface SystemsTask extends SequenceTask {
  readonly systems: readonly number[];
  /** The slot of each of the systems. */
  readonly slots: readonly string[];
}

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
  /** For a pair of texts, how much more often one of them stood on one side than on the other, at most. */
  readonly mostSideSurplus: number;
  /** Each system: how often it is the first, second … of an item's systems to be rated, by whatever kind of task. */
  readonly turns: readonly { readonly system: number; readonly counts: readonly number[] }[];
  /** Each system: how often it is shown first, second … in a ranking; empty where there are no rankings. */
  readonly places: readonly { readonly system: number; readonly counts: readonly number[] }[];
}

/** Counts how even a plan is. */
export function panelBalance(
  items: readonly PanelItem<SystemsTask>[],
  systems: readonly number[],
  plan: readonly (readonly SeatTask[])[],
): PanelBalance {
  const taskOf = new Map(items.flatMap(({ tasks }) => tasks.map((task) => [task.id, task] as const)));
  const itemsOf = plan.map((tasks) => new Set(tasks.map(({ item }) => item)));
  const pairs = new Map<string, { systems: [number, number]; shown: number; left: number }>();
  const turns = new Map(systems.map((system) => [system, systems.map(() => 0)]));
  const places = new Map(systems.map((system) => [system, systems.map(() => 0)]));
  const surplus = new Map<number, number>();
  for (const tasks of plan) {
    const rated = new Map<string, number>();
    for (const { item, task, swapped, arrangement } of tasks) {
      const { kind, systems: shown, slots } = taskOf.get(task)!;
      switch (kinds.of(kind).layout) {
        case 'single': {
          const own = shown.filter((system) => turns.has(system));
          if (own.length === 0) break;
          // Each kind shows all of an item's texts, and counts its own turns.
          const block = `${item} ${kind}`;
          const turn = rated.get(block) ?? 0;
          rated.set(block, turn + 1);
          for (const system of own) turns.get(system)![turn]!++;
          break;
        }
        case 'sides': {
          surplus.set(task, (surplus.get(task) ?? 0) + (swapped ? -1 : 1));
          for (const [a, b] of pairsOf({ systems: shown, slots })) {
            const key = `${a}:${b}`;
            // What controls stand beside says nothing of how even systems are.
            if (!turns.has(a) || !turns.has(b)) continue;
            const pair = pairs.get(key) ?? { systems: [a, b], shown: 0, left: 0 };
            pairs.set(key, { ...pair, shown: pair.shown + 1, left: pair.left + (swapped ? 0 : 1) });
          }
          break;
        }
        case 'order':
          for (const [index, system] of shown.entries()) {
            const own = places.get(system);
            if (own === undefined) continue;
            const place = arrangement!.indexOf(slots[index]!);
            own[place] = (own[place] ?? 0) + 1;
          }
      }
    }
  }
  const mostSideSurplus = [...surplus.values()].reduce((most, value) => Math.max(most, Math.abs(value)), 0);
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

/** The systems of slot a with those of slot b, each with each. */
function pairsOf({ systems, slots }: Pick<SystemsTask, 'systems' | 'slots'>): [number, number][] {
  const inSlot = (slot: string) => systems.filter((_, index) => slots[index] === slot);
  return inSlot('a').flatMap((a) => inSlot('b').map((b): [number, number] => [a, b]));
}

function spreadOf(counts: readonly number[]): Spread {
  if (counts.length === 0) return { least: 0, most: 0 };
  // A loop, because a study may have more items than a call takes arguments.
  return counts.reduce(
    ({ least, most }, count) => ({ least: Math.min(least, count), most: Math.max(most, count) }),
    { least: Infinity, most: -Infinity },
  );
}
