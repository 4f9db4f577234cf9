import type { StudyData } from '../../../evidence/data.ts';
import type { ControlValue } from '../../../evidence/kindAnalysis.ts';

/** Ratings of gross controls on the criterion that each harms. */
export function ratingsOfControls({
  systems,
  ratings,
}: Pick<StudyData, 'systems' | 'ratings'>): ControlValue[] {
  const harmed = new Map(
    systems.flatMap(({ system, role, criterion, dose }) =>
      role === 'control' && dose === undefined && criterion !== null ? [[system, criterion] as const] : [],
    ),
  );
  return ratings.flatMap(({ system, criterion, rater, value }) =>
    harmed.get(system) === criterion ? [{ rater, name: criterion, value }] : [],
  );
}
