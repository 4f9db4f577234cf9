import {
  diffStudy,
  isSame,
  type StudyDifferences,
  type StudySetup,
} from '#app/core/studies/setup/differences.ts';
import type { Executor } from '#db/database.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { outputsToTake, type GivenOutputs, type OutputsToTake } from './givenOutputs.ts';
import { setupOf, setupVersion } from './studySetup.ts';
import { whatHolds } from './whatIsLost.ts';

export interface ComparedStudy {
  readonly same: boolean;
  /** Of the set-up that the study has; see `StudyToApply.expected`. */
  readonly version: string;
  readonly differences: StudyDifferences;
  /** Outputs made elsewhere that it doesn't have. */
  readonly outputs: readonly OutputsToTake[];
}

/**
 * How a study differs from a set-up, whatever its state: what `applyStudy` would change if it may.
 *
 * @param wish validated
 * @throws AppError `not_found`
 */
export async function compareStudy(
  db: Executor,
  slug: string,
  wish: StudySetup & { readonly outputs?: readonly GivenOutputs[] },
): Promise<ComparedStudy> {
  const study = await requireStudy(db, slug);
  const before = await setupOf(db, study);
  const differences = diffStudy(before, wish);
  const outputs = await outputsToTake(db, study.id, wish.outputs ?? [], whatHolds(before, wish));
  const same = isSame(differences) && outputs.length === 0;
  return { same, version: setupVersion(before), differences, outputs };
}
