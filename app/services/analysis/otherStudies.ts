import type { OtherStudy } from '#app/core/reports/otherStudy.ts';
import type { Report } from '#app/core/reports/report.ts';
import type { Database } from '#db/database.ts';
import { studiesOfSameModels } from '#db/queries/sameModels.ts';
import type { Row } from '#db/schema.ts';

/**
 * The other studies of the same models with their verdicts, in the order in which they opened.
 *
 * @param analysed gives the report of a closed study
 */
export async function otherStudies(
  db: Database,
  { id, opened_at }: Pick<Row<'studies'>, 'id' | 'opened_at'>,
  analysed: (slug: string) => Promise<Pick<Report, 'verdict'>>,
): Promise<OtherStudy[]> {
  const others: OtherStudy[] = [];
  for (const row of await studiesOfSameModels(db, id)) {
    const { candidate, otherCandidate, slug, name, state, openedAt, closedAt } = row;
    const isJudged = state === 'closed' || state === 'decided';
    const verdict = isJudged ? (await analysed(slug)).verdict : null;
    others.push({
      system: candidate,
      slug,
      name,
      // One that hasn't opened yet comes after all that have.
      earlier: opened_at === null || openedAt < opened_at,
      state,
      openedAt: openedAt.toISOString(),
      closedAt: closedAt?.toISOString() ?? null,
      decision: verdict?.candidates.find(({ system }) => system === otherCandidate)?.decision ?? null,
    });
  }
  return others;
}
