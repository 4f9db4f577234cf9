import { DEFAULT_CRITERIA, type Criterion } from '../studies/criteria.ts';

/** The criteria that controls may harm: those that are asked; where texts are only compared, the usual ones. */
export function controlCriteria({
  criteria,
}: {
  readonly criteria: readonly Criterion[];
}): readonly Criterion[] {
  return criteria.length > 0 ? criteria : DEFAULT_CRITERIA;
}
