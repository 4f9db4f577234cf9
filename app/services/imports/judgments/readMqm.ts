import { problem, type Problem } from '#app/core/shared/errors.ts';
import type { SaidColumns } from '../columnMap.ts';
import type { ImportBody } from '../importBody.ts';
import { readRecords } from '../readRecords.ts';
import { nameIn, textIn } from './cells.ts';
import { NOTHING_BESIDE, type RatingLine } from './judgmentLine.ts';
import type { ReadLines } from './readRatings.ts';

/** Columns of WMT's files of MQM: a line for each marked error, or one that says that there is none. */
export const MQM_COLUMNS = ['system', 'doc', 'seg_id', 'rater', 'category', 'severity'] as const;
const ALSO = ['doc_id', 'source', 'target', 'reference'] as const;

/** What the ratings are called. */
export const MQM_CRITERION = 'mqm';

/** The worst score of a segment: that of one that is no translation at all. */
export const MQM_WORST = -25;

/**
 * What an error takes off, as at WMT (Freitag et al. 2021, "Experts, Errors, and Context", table 12): a non-translation
 * 25, another major error 5, a minor one of fluency and punctuation 0.1, another minor one 1, all else nothing. A
 * critical error, which some files have, counts as a major one.
 */
function penaltyOf(category: string, severity: string): number | null {
  const kind = category.toLowerCase().replaceAll(' ', '-');
  switch (severity.toLowerCase()) {
    case 'critical':
    case 'major':
      return /^non-?translation/.test(kind) ? -MQM_WORST : 5;
    case 'minor':
      return /^fluency\/punctuation/.test(kind) ? 0.1 : 1;
    case 'neutral':
    case 'no-error':
    case 'no error':
      return 0;
    default:
      return null;
  }
}

/**
 * Reads marked errors as scores of segments: each text's score by a rater is minus the sum of what its errors take off,
 * 0 where there is none. Marks in the texts (`<v>…</v>`) are taken out.
 */
export function readMqm(body: ImportBody, said?: SaidColumns): ReadLines<RatingLine> {
  const columns = { needed: MQM_COLUMNS, also: ALSO, tooManyCells: 'cell-count-of-texts' } as const;
  const { records, problems: ofForm } = readRecords(body, columns, said);
  const problems: Problem[] = [...ofForm];
  const texts = new Map<string, RatingLine & { penalty: number }>();
  for (const { line, value } of records) {
    const name = (field: (typeof MQM_COLUMNS)[number]) => {
      const found = nameIn(value[field]);
      if (found === null) problems.push(problem(`line ${line}, field ${field}`, 'is-missing'));
      return found ?? '';
    };
    const [system, doc, segment, rater] = [name('system'), name('doc'), name('seg_id'), name('rater')];
    const [category, severity] = [nameIn(value.category) ?? '', name('severity')];
    const penalty = penaltyOf(category, severity);
    if (penalty === null) {
      if (severity !== '') {
        problems.push(problem(`line ${line}, field severity`, 'no-mqm-severity', { severity }));
      }
      continue;
    }
    const item = `${doc}/${segment}`;
    const key = JSON.stringify([item, system, rater]);
    const known = texts.get(key);
    if (known !== undefined) known.penalty += penalty;
    else {
      texts.set(key, {
        ...NOTHING_BESIDE,
        ...{ line, column: 'severity', item, system, rater, criterion: MQM_CRITERION, value: 0, penalty },
        output: unmarked(value.target),
        prompt: unmarked(value.source),
        source: null,
        reference: unmarked(value.reference),
        segment: null,
      });
    }
  }
  const lines = [...texts.values()].map(({ penalty, ...rating }) => ({
    ...rating,
    // Tenths add up to tenths; and none is 0, not -0.
    value: penalty === 0 ? 0 : -Math.round(penalty * 10) / 10,
  }));
  return { lines, problems, missing: 0 };
}

function unmarked(cell: unknown): string | null {
  return textIn(cell)?.replace(/<\/?v>/g, '') ?? null;
}
