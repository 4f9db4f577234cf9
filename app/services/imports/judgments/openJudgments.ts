import type { SaidColumns } from '../columnMap.ts';
import { linesOf, tableOf, type ImportBody } from '../importBody.ts';
import type { PreferenceLine, RatingLine } from './judgmentLine.ts';
import { LABEL_STUDIO_FIELDS, readLabelStudio, type LabelStudioField } from './readLabelStudio.ts';
import { MQM_COLUMNS, readMqm } from './readMqm.ts';
import { readPreferences, readRatings, type ReadLines } from './readRatings.ts';

/** What a file of judgments may be. */
export const JUDGMENT_FORMATS = ['ratings', 'preferences', 'label-studio', 'mqm'] as const;
export type JudgmentFormat = (typeof JUDGMENT_FORMATS)[number];

/** Every field whose column may be called otherwise. */
export const JUDGMENT_FIELDS = [
  ...['study', 'item', 'system', 'rater', 'criterion', 'value', 'system_a', 'system_b', 'choice', 'strength'],
  ...['side_a', 'submitted_at', 'active_ms', 'position', 'comment', 'group', 'output', 'prompt', 'source'],
  ...['reference', 'segment', 'doc', 'doc_id', 'seg_id', 'category', 'severity', 'target'],
];

export type OpenedJudgments =
  | { readonly kind: 'ratings'; readonly read: ReadLines<RatingLine> }
  | { readonly kind: 'preferences'; readonly read: ReadLines<PreferenceLine> };

/**
 * Reads a file of judgments as what it looks like, or as what it was said to be. Nothing is thrown.
 *
 * @param said which columns mean what; of Label Studio which fields of a task's data
 * @param wide the columns of criteria, where a line has one for each
 */
export function openJudgments(
  body: ImportBody,
  {
    format,
    said,
    wide,
  }: {
    readonly format?: JudgmentFormat | undefined;
    readonly said?: SaidColumns | undefined;
    readonly wide?: readonly string[] | undefined;
  } = {},
): OpenedJudgments {
  const mapped = said ?? { columns: [], others: 'by-name' as const };
  switch (format ?? formatOf(body, mapped)) {
    case 'ratings':
      return { kind: 'ratings', read: readRatings(body, { said, wide }) };
    case 'preferences':
      return { kind: 'preferences', read: readPreferences(body, said) };
    case 'mqm':
      return { kind: 'ratings', read: readMqm(body, said) };
    case 'label-studio': {
      const names = Object.fromEntries(
        mapped.columns
          .filter(({ field }) => Object.hasOwn(LABEL_STUDIO_FIELDS, field))
          .map(({ field, column }) => [field as LabelStudioField, column]),
      );
      return { kind: 'ratings', read: readLabelStudio(body, names) };
    }
  }
}

/** What a file looks like by its header, or the first entry of its JSON. */
function formatOf(body: ImportBody, { columns }: SaidColumns): JudgmentFormat {
  const lines = linesOf(body);
  const names = new Set(lines === null ? tableOf(body, JUDGMENT_FIELDS).names : fieldsOf(lines));
  for (const { field, column } of columns) if (names.has(column)) names.add(field);
  if (names.has('data') && (names.has('annotations') || names.has('completions'))) return 'label-studio';
  if (MQM_COLUMNS.every((name) => names.has(name))) return 'mqm';
  return names.has('system_a') && names.has('system_b') ? 'preferences' : 'ratings';
}

function fieldsOf(lines: string): string[] {
  const first = lines.split('\n').find((line) => line.trim() !== '') ?? '';
  try {
    const value = JSON.parse(first) as unknown;
    return typeof value === 'object' && value !== null ? Object.keys(value) : [];
  } catch {
    return [];
  }
}
