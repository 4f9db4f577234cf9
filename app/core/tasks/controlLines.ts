import { isCounted, type ControlSettings } from '../studies/controlCounts.ts';
import { DEFAULT_CRITERIA } from '../studies/criteria.ts';
import type { Maker } from './makers/maker.ts';
import { MAKERS } from './makers/makers.ts';
import { allotControls, wantedControls, type Allotment, type Quota, type Way } from './planControls.ts';

/** What controls are to be made for. */
export interface ControlledProtocol {
  readonly settings: ControlSettings;
  /** Keys of the criteria that are asked. */
  readonly criteria: readonly string[];
  /** Whether no criteria are asked, but comparisons, say: they are one line then, whatever kind of fault is tried. */
  readonly compared: boolean;
}

/** The kinds of fault that are tried where no criteria are asked. */
const COMPARED_FAULTS = DEFAULT_CRITERIA.map(({ key }) => key);

/** The makers of a criterion's controls of a dose, the best first. */
export function makersOf(criterion: string, dose: Maker['dose']): readonly Maker[] {
  return MAKERS.filter((maker) => maker.criterion === criterion && maker.dose === dose);
}

export function wayOf({ key, criterion, dose }: Maker): Way {
  return { criterion, dose, maker: key };
}

/**
 * What slight controls are counted by: each criterion that can have some, or all kinds of fault together where texts are
 * only compared.
 *
 * @param given whether a criterion has controls that the program needn't make
 */
export function linesOf(
  { criteria, compared, settings }: ControlledProtocol,
  given: (criterion: string) => boolean,
): (readonly string[])[] {
  if (!isCounted(settings)) return [];
  if (compared) return [COMPARED_FAULTS];
  return criteria.flatMap((key) => (makersOf(key, 'slight').length > 0 || given(key) ? [[key]] : []));
}

/** How many controls there may be at most, for knowing of how many items the texts are needed. */
export function mostControls(items: number, protocol: ControlledProtocol): number {
  const { criteria, compared, settings } = protocol;
  if (criteria.length === 0 && !(compared && isCounted(settings))) return 0;
  return wantedControls(items, settings, compared ? 1 : criteria.length);
}

/** How many controls of each kind a study of so many items gets. */
export function allotmentOf(
  items: number,
  { settings }: ControlledProtocol,
  lines: readonly (readonly string[])[],
): Allotment {
  return isCounted(settings)
    ? allotControls(items, lines.length, settings)
    : { gross: wantedControls(items, settings, 0), slight: [] };
}

/**
 * What is still wanted, by the ways that there are.
 *
 * @param done the controls that there are already
 */
export function quotasOf(
  { gross, slight }: Allotment,
  lines: readonly (readonly string[])[],
  ways: readonly Way[],
  done: readonly Way[],
): Quota[] {
  const grossOnes = ({ dose }: Way) => dose === 'gross';
  const quota = (wanted: number, counts: (way: Way) => boolean): Quota => ({
    ways: ways.filter(counts),
    wanted: wanted - done.filter(counts).length,
  });
  return [
    quota(gross, grossOnes),
    ...lines.map((criteria, i) =>
      quota(slight[i]!, (way) => !grossOnes(way) && criteria.includes(way.criterion)),
    ),
  ].filter(({ ways: own, wanted }) => own.length > 0 && wanted > 0);
}

/**
 * The ways in which controls are made from texts: of gross ones all, of slight ones two makers a criterion, one where
 * several kinds of fault are one line. Each maker's controls have to be seen by themselves, and a few tell little.
 *
 * @param items how many there are
 * @param share of the items of which a maker can make a control, 0 … 1
 */
export function chosenWays(
  { criteria, compared }: ControlledProtocol,
  { slight }: Allotment,
  lines: readonly (readonly string[])[],
  items: number,
  share: (maker: Maker) => number,
): Way[] {
  const gross = (compared ? COMPARED_FAULTS : criteria).flatMap((key) => makersOf(key, 'gross'));
  const chosen = lines.flatMap((line, i) =>
    line.flatMap((criterion) => {
      const makers = makersOf(criterion, 'slight').map((maker) => ({ maker, gives: share(maker) * items }));
      const enough = makers.filter(({ gives }) => gives > 0 && gives >= slight[i]! / line.length);
      const others = makers
        .filter((one) => one.gives > 0 && !enough.includes(one))
        .sort((a, b) => b.gives - a.gives);
      return [...enough, ...others].slice(0, line.length > 1 ? 1 : 2).map(({ maker }) => maker);
    }),
  );
  return [...gross, ...chosen].map(wayOf);
}
