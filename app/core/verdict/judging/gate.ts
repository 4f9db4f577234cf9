import type { GateFault, RetentionGate as SensitivityGate } from '../../evidence/retention.ts';
import { meanInterval } from '../../statistics/differenceInterval.ts';
import { retention } from '../../statistics/retention.ts';
import { byMaker, usableReadings, type ControlReading } from './controlReadings.ts';
import type { Found } from './differences.ts';
import { LEAST_CONTROLS } from '../../studies/controlCounts.ts';

export type { GateFault, RetentionGate as SensitivityGate } from '../../evidence/retention.ts';

export interface GateQuestion {
  readonly criterion: string;
  /** Accepted loss and D, in the unit of the differences. */
  readonly accept: number;
  readonly d: number;
  /** The largest θ. */
  readonly theta: number;
  readonly level: number;
}

/** The controls of a dose: how many texts the study has, which is fixed beforehand, and how they were read. */
export interface GateControls {
  readonly texts: number;
  readonly readings: readonly ControlReading[];
}

/**
 * Asks whether slight controls were seen, and whether the candidate keeps its loss below θ = min(theta, accept/D) of
 * theirs. A worse system's texts stand in where there are too few slight controls.
 *
 * @param differences candidate − baseline
 */
export function sensitivityGate(
  { criterion, accept, d, theta: largest, level }: GateQuestion,
  differences: readonly Found[],
  controls: { readonly slight: GateControls; readonly system: GateControls },
): SensitivityGate {
  const dose =
    controls.slight.texts < LEAST_CONTROLS && controls.system.texts >= LEAST_CONTROLS ? 'system' : 'slight';
  const { texts, readings: all } = controls[dose];
  const { readings, order } = usableReadings(all);
  const seen = crossed(readings, level);
  const makers = [...byMaker(readings)].map(([maker, own]) => ({
    maker,
    estimate: own.reduce((sum, { difference }) => sum + difference, 0) / own.length,
    n: own.length,
  }));
  const theta = Math.min(largest, accept / d);
  const ownLevel = retentionLevel(level);
  const kept = retention(differences, readings, theta, { confidence: ownLevel });
  const enough = texts >= LEAST_CONTROLS;
  const fault = ((): GateFault | null => {
    if (!enough) return 'few-controls';
    if (seen.upper === null) return 'no-interval';
    if (seen.upper >= 0) return 'not-seen';
    if (makers.some(({ estimate }) => estimate >= 0)) return 'maker-not-seen';
    if (kept.lower === null) return 'no-interval';
    return kept.lower > 0 ? null : 'not-retained';
  })();
  return {
    criterion,
    maker: makers.length === 1 ? makers[0]!.maker : null,
    dose,
    controls: texts,
    gates: enough,
    order,
    seen: { estimate: seen.estimate, lower: seen.lower, upper: seen.upper, n: readings.length },
    makers,
    retained: { theta, d, estimate: kept.estimate, lower: kept.lower, upper: kept.upper, level: ownLevel },
    passed: fault === null,
    fault,
  };
}

/**
 * Confidence of the interval of what is retained: twice the error of the lines' own. It stands beside a line that has to
 * pass at the full level, and its lower side alone decides, so that a wrong ship stays below 5 %; decision 0015 has
 * what that is worth.
 *
 * @param level confidence of the lines
 */
export function retentionLevel(level: number): number {
  return 1 - 2 * (1 - level);
}

/** The crossed interval of what raters found. */
export function crossed(rows: readonly Found[], level: number) {
  return meanInterval(
    rows.map(({ item, rater, difference }) => ({ item, rater, value: difference })),
    { confidence: level },
  );
}
