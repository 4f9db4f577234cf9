import type { Decision } from '../evidence/types.ts';
import type { StudyState } from '../studies/lifecycle.ts';

/** Another study of the same two models, see `db/queries/sameModels.ts`: trying until it ships has to be seen. */
export interface OtherStudy {
  /** This study's candidate. */
  readonly system: string;
  readonly slug: string;
  readonly name: string;
  /** Whether it opened before this one. */
  readonly earlier: boolean;
  readonly state: StudyState;
  readonly openedAt: string;
  readonly closedAt: string | null;
  /** Its verdict on the same model; null where there is none: it is running, or was withdrawn. */
  readonly decision: Decision | null;
}

/** Which words say how far it came. */
export function wordOf({ state, decision }: Pick<OtherStudy, 'state' | 'decision'>) {
  if (decision !== null) return 'judged';
  return state === 'withdrawn' ? 'withdrawn' : 'running';
}
