import { AppError } from '#app/core/shared/errors.ts';
import { storingProblems } from '#app/core/shared/storable.ts';
import type { JsonObject } from '#app/core/studies/drafts/changes.ts';

/** Long guidelines, criteria and training tasks in every language together come to some hundred thousand. */
const MOST_MB = 2;

/**
 * A draft's values as they are stored.
 * @throws AppError `invalid_input` for texts that no database holds, `too_large`
 */
export function storedValues(values: JsonObject): string {
  const problems = storingProblems(values, '');
  if (problems.length > 0) throw new AppError('faults', { faults: problems }, { problems });
  const text = JSON.stringify(values);
  if (text.length > MOST_MB * 1024 * 1024) throw new AppError('draft-too-large', { most: MOST_MB });
  return text;
}
