import { orderFindings, type FindingChoice, type FindingOrder } from '#app/core/reports/orderFindings.ts';
import type { ItemFinding, Report } from '#app/core/reports/report.ts';
import { AppError } from '#app/core/shared/errors.ts';
import type { Database } from '#db/database.ts';
import { newestFindings } from '#db/queries/analysis.ts';
import { readTexts } from '#db/queries/readTexts.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { analysed } from './analyseStudy.ts';

/** How many items a page shows. */
const ON_A_PAGE = 10;

/** What of a study's items is asked for; what isn't named is the first there is. */
export interface Asked extends Omit<FindingChoice, 'system'> {
  readonly system?: string | undefined;
  readonly page: number;
}

/** An item with both texts and what people found of it. */
export interface ReviewedItem extends ItemFinding {
  readonly prompt: string;
  readonly language: string | null;
  readonly baselineText: string;
  readonly candidateText: string;
}

export interface ItemsToReview extends Pick<Report, 'criteria'> {
  readonly study: Pick<Report['study'], 'slug' | 'name' | 'question' | 'state'>;
  readonly baseline: string;
  readonly candidates: readonly string[];
  /** The lines that items have findings on, and the segments that they are of. */
  readonly lines: readonly string[];
  readonly segments: readonly string[];
  readonly chosen: {
    readonly system: string;
    readonly order: FindingOrder;
    readonly line: string | null;
    readonly segment: string | null;
  };
  readonly items: readonly ReviewedItem[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/**
 * A page of a closed study's items by what people found of them, with both texts.
 *
 * @throws AppError `not_found`, also for a candidate, a line or a segment that the study hasn't; `conflict` while its
 *   estimates are withheld
 */
export async function itemsToReview(db: Database, slug: string, asked: Asked): Promise<ItemsToReview> {
  const { id } = await requireStudy(db, slug);
  const report = await analysed(db, slug);
  if (report.estimates === 'withheld') throw new AppError('found-before-closing', { slug });
  const { baseline, candidates: judged } = report.verdict;
  const all = ((await newestFindings(db, id)) ?? []) as readonly ItemFinding[];
  const candidates = judged.map(({ system }) => system);
  const system = asked.system ?? candidates[0]!;
  const lines = [...new Set(all.flatMap(({ byLine }) => Object.keys(byLine)))];
  const segments = [...new Set(all.flatMap(({ segment }) => segment ?? []))];
  const { order, line, segment } = asked;
  const known =
    candidates.includes(system) &&
    (line === undefined || lines.includes(line)) &&
    (segment === undefined || segments.includes(segment));
  if (!known) throw new AppError('no-such-items', { slug });
  const found = orderFindings(all, { order, system, line, segment });
  const pages = Math.max(1, Math.ceil(found.length / ON_A_PAGE));
  const page = Math.min(asked.page, pages);
  const own = found.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE);
  const texts = await readTexts(
    db,
    id,
    own.map(({ item }) => item),
    [baseline, system],
  );
  const { name, question, state } = report.study;
  return {
    study: { slug, name, question, state },
    criteria: report.criteria,
    ...{ baseline, candidates, lines, segments },
    chosen: { system, order, line: line ?? null, segment: segment ?? null },
    items: own.flatMap((finding) => {
      const of = (writer: string) => texts.find((row) => row.item === finding.item && row.system === writer);
      const [before, after] = [of(baseline), of(system)];
      if (before === undefined || after === undefined) return [];
      const { prompt, language } = before;
      return [{ ...finding, prompt, language, baselineText: before.text, candidateText: after.text }];
    }),
    ...{ total: found.length, page, pages },
  };
}
