import { endsOf } from '#app/core/studies/criteria.ts';
import { selfConsistency } from '#app/core/agreement/selfConsistency.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import type { Executor } from '#db/database.ts';
import { repeatedAnswers } from '#db/queries/repeats.ts';

/** How alike a rater answers what they are asked twice. */
export interface AnswerConsistency {
  /** Questions answered twice. */
  readonly answers: number;
  /** Share of them answered the same. */
  readonly same: number;
  /** Mean distance of the ratings as a share of the scale's range; null without ratings. */
  readonly distance: number | null;
}

/**
 * How alike each rater answered what was shown to them twice, by the rater's name; those who were shown nothing
 * twice are absent. Tells nothing of systems.
 *
 * @throws AppError `not_found`
 */
export async function studySelfConsistency(
  db: Executor,
  slug: string,
): Promise<Map<string, AnswerConsistency>> {
  const { id, configuration } = await requireStudy(db, slug);
  const scales = new Map(
    configuration.protocol.criteria.map((criterion) => [criterion.key, endsOf(criterion)]),
  );
  const rows = await repeatedAnswers(db, id);
  const answers = rows.flatMap(({ rater, first, second }, unit) => [
    [unit, rater, first] as const,
    [unit, rater, second] as const,
  ]);
  const shares = rows.flatMap(({ rater, criterion, first, second }, unit) => {
    const ends = criterion === null ? undefined : scales.get(criterion);
    if (ends === undefined) return [];
    const { lowest, highest } = ends;
    return [first, second].map(
      (answer) => [unit, rater, (Number(answer) - lowest) / (highest - lowest)] as const,
    );
  });
  const distances = new Map(selfConsistency(shares).map(({ rater, distance }) => [rater, distance]));
  return new Map(
    selfConsistency(answers).map(({ rater, units, agreement }) => [
      String(rater),
      { answers: units, same: agreement ?? 0, distance: distances.get(rater) ?? null },
    ]),
  );
}
