import type { Criterion } from '../../../studies/criteria.ts';
import { agreementOf } from './agreementOf.ts';
import type { StudyData } from '../../../evidence/data.ts';
import type { Difference } from '../../../evidence/interval.ts';
import { ratingDifferences } from './differences.ts';
import { countOf, peopleInterval } from '../../../evidence/interval.ts';
import { noted } from '../../../evidence/noted.ts';
import type { AgreementGate, SensitivityGate } from '../../../evidence/types.ts';
import { note } from '../../../shared/notes.ts';

/**
 * Gate 1: whether these raters see a loss that is there. Passed where gross control − baseline lies wholly below −limit
 * on the criterion that the controls harm. Paired within rater and item like every difference.
 *
 * @param limit in points of the criterion's scale
 */
export function sensitivityGate(
  data: StudyData,
  criterion: Criterion,
  baseline: string,
  limit: number,
  level: number,
): SensitivityGate {
  const differences = data.systems.flatMap((system): Difference[] =>
    system.role === 'control' && system.dose === undefined && system.criterion === criterion.key
      ? ratingDifferences(data.ratings, criterion.key, baseline, system.system)
      : [],
  );
  const { estimate, lower, upper, note: about } = peopleInterval(differences, level);
  const reason = differences.length === 0 ? note('no-control-rated') : about;
  return {
    criterion: criterion.key,
    estimate,
    lower,
    upper,
    limit,
    passed: upper !== null && upper < -limit,
    n: countOf(differences),
    ...noted(reason),
  };
}

/** The thresholds of gate 2, and how its intervals are drawn. */
export interface AgreementOptions {
  readonly alpha: number;
  readonly ac2: number;
  readonly level: number;
  readonly samples: number;
  readonly seed: string;
}

/**
 * Gate 2: whether raters measure the same thing, on baseline, candidate and controls together. Passed if α's lower
 * bound is above 0 and (α ≥ 0.4 or AC2 ≥ 0.6): α alone is low by construction when nearly all outputs are good.
 */
export function agreementGate(
  data: StudyData,
  criterion: Criterion,
  systems: { readonly baseline: string; readonly candidate: string },
  options: AgreementOptions,
): AgreementGate {
  const controls = data.systems.filter(({ role }) => role === 'control').map(({ system }) => system);
  const compared = [systems.baseline, systems.candidate];
  const resampling = { level: options.level, samples: options.samples, seed: options.seed };
  const all = agreementOf(data.ratings, criterion, [...compared, ...controls], resampling);
  const without = agreementOf(data.ratings, criterion, compared, null);
  const { alpha, ac2 } = all;
  const passed =
    alpha.value !== null &&
    alpha.lower !== null &&
    alpha.lower > 0 &&
    (alpha.value >= options.alpha || (ac2.value !== null && ac2.value >= options.ac2));
  return {
    criterion: criterion.key,
    alpha: alpha.value,
    alphaLower: alpha.lower,
    alphaUpper: alpha.upper,
    ac2: ac2.value,
    ac2Lower: ac2.lower,
    ac2Upper: ac2.upper,
    alphaWithoutControls: without.alpha.value,
    ac2WithoutControls: without.ac2.value,
    passed,
    n: all.n,
    ...noted(alpha.reason),
  };
}
