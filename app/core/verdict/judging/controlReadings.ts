import { entryOf } from '../../shared/entryOf.ts';
import { retention } from '../../statistics/retention.ts';
import type { Compared, Counted, Reading, ScoredThing } from './counted.ts';
import { comparisonsOf, placeOf, type Found } from './differences.ts';
import type { Includes } from './included.ts';
import type { Dose } from '../../studies/dose.ts';
import type { JudgedSystem, TextTables } from './tables.ts';

/** What one rater gave a control against its source: control − source. */
export interface ControlReading extends Found {
  readonly system: string;
  readonly maker: string | null;
  /** Whether the control was judged before its source; null where the order isn't known, or there is none. */
  readonly before: boolean | null;
}

/** Readings of rated controls of one criterion and dose. A worse system's source is the baseline where none is named. */
export function ratedControls(
  counted: Counted,
  tables: TextTables,
  asked: AskedOfControls,
  dose: Dose,
  includes: Includes,
): ControlReading[] {
  const bySystem = counted.readings.get(asked.name);
  if (bySystem === undefined) return [];
  const baseline = tables.systems.find(({ role }) => role === 'baseline')!.system;
  return tables.systems.flatMap((control): ControlReading[] => {
    if (control.role !== 'control' || control.dose !== dose || !harms(control, asked)) return [];
    const sources = sourcesOf(counted, tables, control.system, dose === 'system' ? baseline : null);
    return [...(bySystem.get(control.system) ?? [])].flatMap(([cell, reading]): ControlReading[] => {
      const place = placeOf(cell, counted.raters.length);
      const source = sources.get(place.item);
      const own = source === undefined ? undefined : bySystem.get(source)?.get(cell);
      if (own === undefined || !includes(cell)) return [];
      return [
        {
          ...place,
          difference: reading.value - own.value,
          system: control.system,
          maker: control.maker,
          before: isBefore(reading, own),
        },
      ];
    });
  });
}

/** Readings of controls that were compared with their source, in pairs or rankings: −1 where the source was preferred. */
export function comparedControls(
  counted: Counted,
  rows: readonly Compared[],
  tables: TextTables,
  dose: Dose,
  includes: Includes,
): ControlReading[] {
  const baseline = tables.systems.find(({ role }) => role === 'baseline')!.system;
  return tables.systems.flatMap((control) => {
    if (control.role !== 'control' || control.dose !== dose) return [];
    const sources = sourcesOf(counted, tables, control.system, dose === 'system' ? baseline : null);
    return [...new Set(sources.values())].flatMap((source) =>
      comparisonsOf(rows, counted.raters.length, source, control.system, includes)
        .filter(({ item }) => sources.get(item) === source)
        .map((row) => ({ ...row, system: control.system, maker: control.maker, before: null })),
    );
  });
}

/** The system whose text each of a control's texts was made from, by number of the item. */
export function sourcesOf(
  { itemOf }: Counted,
  tables: TextTables,
  control: string,
  otherwise: string | null,
): Map<number, string> {
  return new Map(
    tables.outputs.flatMap(({ item, system, sourceSystem }) => {
      const source = sourceSystem ?? otherwise;
      return system === control && source !== null ? [[itemOf.get(item)!, source] as const] : [];
    }),
  );
}

function isBefore(control: Reading, source: Reading): boolean | null {
  if (control.position !== null && source.position !== null) return control.position < source.position;
  if (control.submittedAt === null || source.submittedAt === null) return null;
  return control.submittedAt < source.submittedAt;
}

/** How surely order must not matter: one-sided, so that readings after the source are dropped rather too often. */
const ORDER_CONFIDENCE = 0.8;

/**
 * The readings that the gate uses. Who has read the source recognizes the fault by it, and would pass for somebody who
 * sees such faults. So readings after the source count only where they show no larger loss than those before: where
 * the difference of the two means, as an interval at 80 % (10 % on the side that matters), does not lie above 0.
 */
export function usableReadings(readings: readonly ControlReading[]): {
  readings: readonly ControlReading[];
  order: 'any' | 'before-source';
} {
  const after = readings.filter(({ before }) => before === false);
  if (after.length === 0) return { readings, order: 'any' };
  const before = readings.filter((reading) => reading.before !== false);
  const { lower } = retention(before, after, 1, { confidence: ORDER_CONFIDENCE });
  const alike = lower !== null && lower <= 0;
  return alike ? { readings, order: 'any' } : { readings: before, order: 'before-source' };
}

/** Readings by maker, those without one together. */
export function byMaker(readings: readonly ControlReading[]): Map<string | null, ControlReading[]> {
  const makers = new Map<string | null, ControlReading[]>();
  for (const reading of readings) entryOf(makers, reading.maker, () => []).push(reading);
  return makers;
}

/** How many control texts of a criterion and dose a study has. */
export function controlTexts(tables: TextTables, asked: AskedOfControls, dose: Dose): number {
  const systems = new Set(
    tables.systems.flatMap((row) =>
      row.role === 'control' && row.dose === dose && harms(row, asked) ? [row.system] : [],
    ),
  );
  return tables.outputs.filter(({ system }) => systems.has(system)).length;
}

/** What controls are to show a loss of. */
export interface AskedOfControls extends Pick<ScoredThing, 'controls'> {
  readonly name: string;
}

/** Whether a control counts for what is asked; a worse system that names nothing harms all. */
export function harms(
  { criterion, dose }: Pick<JudgedSystem, 'criterion' | 'dose'>,
  { name, controls }: AskedOfControls,
): boolean {
  return controls === 'all' || criterion === name || (dose === 'system' && criterion === null);
}
