import { tightenedMargin } from '#app/core/studies/marginRule.ts';
import type { Margin } from '#app/core/studies/margins.ts';
import type { SeriesEntry } from '#app/core/reports/series.ts';
import type { Database } from '#db/database.ts';
import type { Row } from '#db/schema.ts';
import { studySeries } from '../analysis/studySeries.ts';
import { requireStudy } from '../studies/requireStudy.ts';

/** What the rule that a series wrote beforehand makes of its margin of criteria, as shares of the range. */
export interface NextMargin {
  readonly from: Margin;
  readonly to: Margin;
  /** Studies in a row that it follows from. */
  readonly studies: number;
}

/** The next margin of a study's series; null where no rule was written, or it changes nothing. */
export async function nextMargin(db: Database, study: Row<'studies'>): Promise<NextMargin | null> {
  const { marginRule, margins } = study.configuration;
  if (marginRule === undefined) return null;
  const from = margins.criteria;
  let studies = 0;
  for (const entry of (await studySeries(db, study.slug)).toReversed()) {
    const { configuration } = await requireStudy(db, entry.slug);
    const own = configuration.margins.criteria;
    if (own.accept !== from.accept || own.limit !== from.limit || !isWithoutLoss(entry)) break;
    studies++;
  }
  const to = tightenedMargin(marginRule, from, studies);
  return to === null ? null : { from, to, studies };
}

/** Whether a candidate shipped of which every criterion is green. */
function isWithoutLoss({ candidates }: SeriesEntry): boolean {
  return candidates.some(({ decision, lines }) => {
    const criteria = lines.filter(({ kind }) => kind === 'criterion');
    return decision === 'ship' && criteria.length > 0 && criteria.every(({ state }) => state === 'green');
  });
}
