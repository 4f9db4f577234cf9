import { createRandom, type Random } from '../shared/random.ts';
import type { ControlCounts, ControlSettings } from '../studies/controlCounts.ts';
import { isCounted } from '../studies/controlCounts.ts';
import type { Maker } from './makers/maker.ts';
import { spreadOverSegments } from './spreadOverSegments.ts';

/** One way of spoiling a text: what it harms, how strongly, and by what. */
export type Way = Pick<Maker, 'criterion' | 'dose'> & { readonly maker: string };

/** Which item carries which control. */
export interface PlannedControl extends Way {
  readonly item: number;
}

/** So many controls, in any of these ways: criteria evenly, and the makers of each evenly. */
export interface Quota {
  readonly ways: readonly Way[];
  readonly wanted: number;
}

interface PlanItem {
  readonly id: number;
  readonly segment: string | null;
}

/** How many gross controls, and how many slight ones of each criterion. */
export interface Allotment {
  readonly gross: number;
  readonly slight: readonly number[];
}

/** Most of the items that carry gross controls where there are too few items for all. */
const MOST_GROSS = 0.2;

/**
 * How many controls of each kind a study of so many items gets, where an item carries one at most. Where items are few,
 * gross ones come first, up to a fifth of the items, since without them nobody knows who reads; then as many criteria
 * as can have all their slight ones, in the order of the protocol, since a criterion that has fewer than it needs can't
 * gate; what is left is spread evenly over the others.
 *
 * @param lines how many criteria, or other lines, are to have slight controls
 * @example allotControls(60, 3, { slight: 20, gross: 12 }) // { gross: 12, slight: [20, 20, 8] }
 */
export function allotControls(items: number, lines: number, { slight, gross }: ControlCounts): Allotment {
  const grossOnes =
    gross + lines * slight <= items
      ? gross
      : Math.min(gross, Math.ceil((lines * slight === 0 ? 1 : MOST_GROSS) * items));
  let room = Math.min(items - grossOnes, lines * slight);
  const whole = slight === 0 ? 0 : Math.floor(room / slight);
  room -= whole * slight;
  const rest = lines - whole;
  return {
    gross: grossOnes,
    slight: Array.from({ length: lines }, (_, i) =>
      i < whole ? slight : Math.floor(room / rest) + (i - whole < room % rest ? 1 : 0),
    ),
  };
}

/**
 * How many items carry a control at most; see `allotControls`.
 *
 * @param lines how many criteria, or other lines, are to have slight controls
 */
export function wantedControls(items: number, settings: ControlSettings, lines: number): number {
  const wanted = isCounted(settings)
    ? settings.gross + lines * settings.slight
    : Math.max(settings.minimum, Math.ceil(settings.share * items));
  return Math.min(items, wanted);
}

/** Items from which controls are made though fewer are wanted: some have nothing to spoil, others give facts. */
const LEAST_POOL = 2000;

/** The items whose texts are needed to make this many controls: all of a small study, a random part of a large one. */
export function controlPool<T extends PlanItem>(
  items: readonly T[],
  wanted: number,
  seed: string,
): readonly T[] {
  const size = Math.max(LEAST_POOL, 2 * wanted);
  if (wanted === 0) return [];
  if (items.length <= size) return items;
  return spreadOverSegments(items, createRandom(seed).fork('control pool')).slice(0, size);
}

/**
 * Chooses the items that carry a control, one control an item, segments in proportion to their size. Each item gets
 * what is farthest from its number, within a quota the criteria, and the makers of each, as evenly as possible over the
 * study and within segments. An item of which nothing that is wanted is `possible` is passed over for the next one.
 *
 * @param quotas what is wanted; what isn't possible often enough stays short of it
 * @param possible whether a control can be made of the item in this way; called rarely more than once each
 */
export function planControls(
  items: readonly PlanItem[],
  quotas: readonly Quota[],
  random: Random,
  possible: (item: number, way: Way) => boolean = () => true,
): PlannedControl[] {
  const counts = new Map<string, number>();
  const count = (...key: string[]) => counts.get(key.join('\n')) ?? 0;
  const add = (...key: string[]) => counts.set(key.join('\n'), count(...key) + 1);
  const planned: PlannedControl[] = [];
  const filled = quotas.map(() => 0);
  for (const { id, segment } of spreadOverSegments(items, random)) {
    const open = quotas.flatMap(({ wanted }, i) => (filled[i]! < wanted ? [i] : []));
    if (open.length === 0) break;
    const ofSegment = `segment ${segment ?? ''}`;
    const filling = (i: number) => filled[i]! / quotas[i]!.wanted;
    const neediest = random.shuffle(open).sort((a, b) => filling(a) - filling(b));
    for (const i of neediest) {
      const way = random
        .shuffle(quotas[i]!.ways)
        .sort(
          (a, b) =>
            count(a.dose, a.criterion) - count(b.dose, b.criterion) ||
            count(a.maker) - count(b.maker) ||
            count(ofSegment, a.criterion) - count(ofSegment, b.criterion),
        )
        .find((one) => possible(id, one));
      if (way === undefined) continue;
      filled[i]!++;
      add(way.dose, way.criterion);
      add(way.maker);
      add(ofSegment, way.criterion);
      planned.push({ item: id, criterion: way.criterion, dose: way.dose, maker: way.maker });
      break;
    }
  }
  return planned;
}
