import type { Criterion } from '../studies/criteria.ts';
import { controlCriteria } from './controlCriteria.ts';
import { makersOf } from './controlLines.ts';
import { LEAD } from './controls.ts';

/** A kind of fault that a lead may see in a candidate's texts: one that harms a criterion, or what a maker makes. */
export interface FaultKind {
  /** By which it is stored. */
  readonly key: string;
  readonly criterion: Pick<Criterion, 'key' | 'label'>;
  /** The maker of slight controls that knows it; null for whatever else harms the criterion. */
  readonly maker: string | null;
}

/** Makers whose controls have the same fault, though another way leads to it. */
const ALIKE: Readonly<Record<string, readonly string[]>> = {
  'one-fact': ['changed-fact'],
  'missing-request': ['missing-fact'],
};

/** The kinds of fault of a study: those of each criterion, what its makers know first. */
export function faultKinds(protocol: { readonly criteria: readonly Criterion[] }): FaultKind[] {
  return controlCriteria(protocol).flatMap(({ key, label }) => {
    const criterion = { key, label };
    return [
      ...makersOf(key, 'slight').map((maker): FaultKind => ({
        key: `maker:${maker.key}`,
        criterion,
        maker: maker.key,
      })),
      { key: `criterion:${key}`, criterion, maker: null },
    ];
  });
}

/** What a control is known to be. */
interface Tried {
  /** Null where it harms all. */
  readonly criterion: string | null;
  readonly dose: string | null;
  readonly maker: string | null;
}

/**
 * Whether controls try a kind of fault: those of its maker do, and those that a lead wrote for its criterion, since only
 * they know which fault it is; any other fault of a criterion is tried by whatever slight control harms it. Gross ones
 * tell of attention alone.
 */
export function isTried({ criterion, maker }: FaultKind, controls: readonly Tried[]): boolean {
  return controls.some((control) => {
    if (control.dose === 'gross') return false;
    if (control.dose === 'system' && control.criterion === null) return maker === null;
    if (control.criterion !== criterion.key) return false;
    if (maker === null || control.maker === LEAD) return true;
    return control.maker === maker || (ALIKE[maker] ?? []).some((alike) => alike === control.maker);
  });
}
