import { createRandom } from '../shared/random.ts';
import { isNewText, type ControlItem } from './controlItem.ts';
import {
  allotmentOf,
  chosenWays,
  linesOf,
  makersOf,
  quotasOf,
  wayOf,
  type ControlledProtocol,
} from './controlLines.ts';
import type { Dose } from '../studies/dose.ts';
import { keepsLength } from '../studies/controlLength.ts';
import type { Maker } from './makers/maker.ts';
import { MAKERS } from './makers/makers.ts';
import { planControls, type PlannedControl, type Way } from './planControls.ts';

/** A spoiled output for an item, harming the named criterion. */
export interface Control extends PlannedControl {
  /** Name of the system whose output it was made from. */
  readonly sourceSystem: string;
  readonly text: string;
}

/** The maker of the lead's own controls. */
export const LEAD = 'lead';

/** The maker of what a worse system wrote. */
export const WORSE = 'worse-system';

/** What a system wrote of which is known that it is worse, to stand beside those under test. */
export interface WorseText {
  readonly item: number;
  /** The criterion that it counts for; null for all. */
  readonly criterion: string | null;
  readonly text: string;
}

/** A control that the program didn't make from a text. */
export interface GivenControl extends Control {
  /** `lead`: written by the lead, always used. `prompt`: by the source system under a changed prompt, taken first. */
  readonly origin: 'lead' | 'prompt';
}

export interface Controls {
  readonly controls: readonly Control[];
  /** Criteria without any control, for which there is no maker: the lead has to write some. */
  readonly withoutMaker: readonly string[];
  /** Given ones that a reader couldn't tell from what a system wrote, or whose item isn't there. */
  readonly refused: readonly GivenControl[];
}

/** The name of the system that stands for the controls of a criterion, dose and maker. */
export function controlSystemName({
  criterion,
  dose,
  maker,
}: {
  readonly criterion: string | null;
  readonly dose: Dose;
  readonly maker: string;
}): string {
  return criterion === null ? `control-${dose}-${maker}` : `control-${criterion}-${dose}-${maker}`;
}

/**
 * The control that a maker makes of an item: a text that differs from all that the systems wrote for it and, if it is
 * a slight one, is as long within 5 %. The same seed gives the same text.
 *
 * @param items items of the study from which facts and other texts are taken
 * @returns the text; null where the item gives nothing to spoil
 */
export function makeControl(
  item: ControlItem,
  { key, dose, make }: Maker,
  items: readonly ControlItem[],
  seed: string,
): string | null {
  const text = make(item, items, createRandom(`${seed}/control/${key}/${item.id}`));
  if (text === null || !isNewText(item, text)) return null;
  return dose === 'gross' || keepsLength(item.text, text) ? text : null;
}

/** Items that facts and other texts are taken from; more would make large studies slow and no control better. */
const DONORS = 400;
/** Items on which makers are tried before some are chosen. */
const TRIED_ON = 100;

/**
 * Plans and makes the controls of a study. The lead's own are all there. Of the others an item carries one at most, and
 * none that has one of the lead's; see `allotControls` for how many there are, `chosenWays` for how they are made, and
 * `planControls` for which items get one.
 *
 * @param items all items, or those of `controlPool`
 * @param given controls that the program needn't make, by the ids of items
 * @param carrying items that carry something else already
 * @param total how many items the study has
 */
export function makeControls(
  items: readonly ControlItem[],
  protocol: ControlledProtocol,
  seed: string,
  {
    given = [],
    carrying: carriers = new Set(),
    total = items.length,
  }: { given?: readonly GivenControl[]; carrying?: ReadonlySet<number>; total?: number } = {},
): Controls {
  const donors =
    items.length <= DONORS ? items : createRandom(`${seed}/donors`).shuffle(items).slice(0, DONORS);
  const byId = new Map(items.map((item) => [item.id, item]));
  const made = new Map<string, string | null>();
  const make = (id: number, maker: Maker): string | null => {
    const key = `${id} ${maker.key}`;
    if (!made.has(key)) made.set(key, makeControl(byId.get(id)!, maker, donors, seed));
    return made.get(key)!;
  };
  const random = createRandom(seed).fork('control plan');
  const usable = given.filter(({ item, text }) => byId.has(item) && isNewText(byId.get(item)!, text));
  const prompted = promptedOf(usable, byId);
  const controls: Control[] = usable.flatMap((one) => (one.origin === 'lead' ? [controlOf(one)] : []));

  const lines = linesOf(protocol, (key) => usable.some(({ criterion }) => criterion === key));
  const allotment = allotmentOf(total, protocol, lines);
  /** Fills what is still wanted, in these ways, with items that have no control yet. */
  const fill = (
    ways: readonly Way[],
    find: (item: number, way: Way) => Control | null,
    share: (wanted: number) => number = (wanted) => wanted,
  ) => {
    const carrying = new Set(controls.map(({ item }) => item));
    const free = items.filter(({ id }) => !carrying.has(id) && !carriers.has(id));
    const quotas = quotasOf(allotment, lines, ways, controls).map((quota) => ({
      ...quota,
      wanted: share(quota.wanted),
    }));
    const plan = planControls(free, quotas, random, (item, way) => find(item, way) !== null);
    controls.push(...plan.map(({ item, ...way }) => find(item, way)!));
  };
  const byText = (item: number, way: Way): Control | null => {
    const text = make(item, MAKER_OF.get(way.maker)!);
    return text === null ? null : { ...way, item, sourceSystem: byId.get(item)!.system, text };
  };

  fill(
    distinctWays([...prompted.values()]),
    (item, way) => {
      const found = prompted.get(placeKey(item, way));
      return found === undefined ? null : controlOf(found);
    },
    (wanted) => Math.floor(wanted * PROMPTED_SHARE),
  );
  const tried = random.shuffle(items).slice(0, TRIED_ON);
  const share = (maker: Maker) => tried.filter(({ id }) => make(id, maker) !== null).length / tried.length;
  fill(chosenWays(protocol, allotment, lines, items.length, share), byText);
  // What those that were chosen can't give, the others may.
  const others = lines.flat().flatMap((key) => makersOf(key, 'slight'));
  fill(others.map(wayOf), byText);

  return {
    controls,
    withoutMaker: protocol.criteria.filter(
      (key) =>
        controls.every(({ criterion }) => criterion !== key) &&
        MAKERS.every(({ criterion }) => criterion !== key),
    ),
    refused: given.filter((one) => !usable.includes(one)),
  };
}

/** The most of a criterion's controls that come of changed prompts: one kind of fault alone would tell of no other. */
const PROMPTED_SHARE = 0.5;
/** Fewer of a maker say too little of whether its fault is seen; the verdict asks that of each maker by itself. */
const LEAST_OF_MAKER = 5;

/**
 * Of the texts written under changed prompts those that can stand for a control, by place and way: made from the system
 * that is drawn for the item, and as long within 5 %. Outputs may have given way to others since they were written.
 */
function promptedOf(
  given: readonly GivenControl[],
  items: ReadonlyMap<number, ControlItem>,
): Map<string, GivenControl> {
  const usable = given.filter(({ item, origin, sourceSystem, text }) => {
    const source = items.get(item)!;
    return origin === 'prompt' && sourceSystem === source.system && keepsLength(source.text, text);
  });
  const enough = usable.filter(
    (one) => usable.filter(({ maker }) => maker === one.maker).length >= LEAST_OF_MAKER,
  );
  return new Map(enough.map((one) => [placeKey(one.item, one), one]));
}

const MAKER_OF: ReadonlyMap<string, Maker> = new Map(MAKERS.map((maker) => [maker.key, maker]));

function controlOf({ item, criterion, dose, maker, sourceSystem, text }: GivenControl): Control {
  return { item, criterion, dose, maker, sourceSystem, text };
}

function placeKey(item: number, { criterion, dose, maker }: Way): string {
  return `${item} ${criterion} ${dose} ${maker}`;
}

function distinctWays(ways: readonly Way[]): Way[] {
  const known = new Map(
    ways.map(({ criterion, dose, maker }) => [
      controlSystemName({ criterion, dose, maker }),
      { criterion, dose, maker },
    ]),
  );
  return [...known.values()];
}
