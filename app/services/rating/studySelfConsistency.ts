import { selfConsistency, type SelfConsistency } from '#app/core/quality/selfConsistency.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import type { Executor } from '#db/database.ts';
import { repeatedAnswers } from '#db/queries/repeats.ts';

/**
 * How alike each rater answered what was shown to them twice, by the rater's name. Tells nothing of systems.
 *
 * @throws AppError `not_found`
 */
export async function studySelfConsistency(
  db: Executor,
  slug: string,
): Promise<ReadonlyMap<string, SelfConsistency>> {
  const { id, configuration } = await requireStudy(db, slug);
  const scales = new Map(configuration.protocol.criteria.map(({ key, scale }) => [key, scale]));
  const answers = (await repeatedAnswers(db, id)).map(({ rater, criterion, first, second }) => ({
    rater,
    first,
    second,
    scale: criterion === null ? null : (scales.get(criterion) ?? null),
  }));
  return selfConsistency(answers);
}
