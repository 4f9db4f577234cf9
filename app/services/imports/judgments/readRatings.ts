import { problem, type Problem } from '#app/core/shared/errors.ts';
import type { SaidColumns } from '../columnMap.ts';
import type { ImportBody } from '../importBody.ts';
import { readRecords, type FileRecord } from '../readRecords.ts';
import { BESIDE, besideOf, judgedTextOf, nameIn, numberIn, OF_TEXT } from './cells.ts';
import type { PreferenceLine, RatingLine } from './judgmentLine.ts';

/** The lines of a file of judgments, and what is wrong with it. */
export interface ReadLines<L> {
  readonly lines: readonly L[];
  readonly problems: readonly Problem[];
  /** Cells that say that there is no value. */
  readonly missing: number;
}

/** Columns of a table that has a line for each rating. */
export const RATING_COLUMNS = ['item', 'system', 'rater', 'criterion', 'value'] as const;
export const PREFERENCE_COLUMNS = ['item', 'system_a', 'system_b', 'rater', 'choice'] as const;
/** Columns that are read where they are there. */
export const MORE_COLUMNS = ['study', ...BESIDE, ...OF_TEXT] as const;

/**
 * Reads ratings: a line for each, or, with `wide`, a line for each text and rater with a column for each criterion.
 * Nothing is thrown, so that all faults can be told at once.
 */
export function readRatings(
  body: ImportBody,
  {
    said,
    wide,
  }: { readonly said?: SaidColumns | undefined; readonly wide?: readonly string[] | undefined } = {},
): ReadLines<RatingLine> {
  const values = wide ?? (['criterion', 'value'] as const);
  const needed: readonly string[] = ['item', 'system', 'rater', ...values];
  const columns = { needed, also: MORE_COLUMNS, tooManyCells: 'cell-count-of-commas' } as const;
  const { records, problems: ofForm } = readRecords<string, string>(body, columns, said);
  const problems = [...ofForm, ...severalStudies(records)];
  const lines: RatingLine[] = [];
  let missing = 0;
  const known = new Map<string, string>();
  // A name stands in many thousand lines: one text for all of them.
  const kept = (name: string) => {
    const same = known.get(name);
    if (same !== undefined) return same;
    known.set(name, name);
    return name;
  };
  for (const record of records) {
    const { line, value } = record;
    const name = (field: string) => {
      const found = nameIn(value[field]);
      if (found === null) problems.push(problem(`line ${line}, field ${field}`, 'is-missing'));
      return found === null ? '' : kept(found);
    };
    const whose = { item: name('item'), system: name('system'), rater: name('rater') };
    const beside = { ...besideOf(record, problems), ...judgedTextOf(record) };
    for (const column of wide ?? ['value']) {
      const criterion = wide === undefined ? name('criterion') : column;
      const number = numberIn(value[column]);
      if (number === null) missing += 1;
      else if (number === undefined) {
        problems.push(
          problem(`line ${line}, field ${column}`, 'not-a-number', { value: String(value[column]) }),
        );
      } else lines.push({ line, column, ...whose, ...beside, criterion, value: number });
    }
  }
  return { lines, problems, missing };
}

/** Reads comparisons of two systems, one a line; the choice is a, b or tie, or a system's name. */
export function readPreferences(body: ImportBody, said?: SaidColumns): ReadLines<PreferenceLine> {
  const also = ['study', 'strength', 'side_a', 'source', ...BESIDE] as const;
  const columns = { needed: PREFERENCE_COLUMNS, also, tooManyCells: 'cell-count-of-commas' } as const;
  const { records, problems: ofForm } = readRecords(body, columns, said);
  const problems = [...ofForm, ...severalStudies(records)];
  let missing = 0;
  const lines = records.flatMap((record): PreferenceLine[] => {
    const { line, value } = record;
    const name = (field: (typeof PREFERENCE_COLUMNS)[number]) => {
      const found = nameIn(value[field]);
      if (found === null) problems.push(problem(`line ${line}, field ${field}`, 'is-missing'));
      return found ?? '';
    };
    const [item, systemA, systemB, rater] = [name('item'), name('system_a'), name('system_b'), name('rater')];
    if (systemA === systemB && systemA !== '') {
      problems.push(problem(`line ${line}, field system_b`, 'preference-of-one', { system: systemA }));
    }
    const told = nameIn(value.choice);
    if (told === null) {
      missing += 1;
      return [];
    }
    const choice = choiceOf(told, systemA, systemB);
    if (choice === null) {
      problems.push(
        problem(`line ${line}, field choice`, 'no-preference', {
          value: told,
          first: systemA,
          second: systemB,
        }),
      );
      return [];
    }
    const strength = oneOf(nameIn(value.strength), ['much', 'slightly'] as const);
    const sideA = oneOf(nameIn(value.side_a), ['left', 'right'] as const);
    // A pair that wasn't shown counts by its texts, not by a judgment.
    if (nameIn(value.source) === 'identical-text') return [];
    return [{ line, item, systemA, systemB, rater, choice, strength, sideA, ...besideOf(record, problems) }];
  });
  return { lines, problems, missing };
}

const TIES = new Set(['tie', 'equal', 'same', 'both', 'neither', '=']);

function choiceOf(told: string, systemA: string, systemB: string): 'a' | 'b' | 'tie' | null {
  if (told === systemA) return 'a';
  if (told === systemB) return 'b';
  const small = told.toLowerCase();
  if (small === 'a' || small === 'b') return small;
  return TIES.has(small) ? 'tie' : null;
}

function oneOf<T extends string>(told: string | null, names: readonly T[]): T | null {
  return names.find((name) => name === told) ?? null;
}

/** A file of judgments is of one study. */
function severalStudies(records: readonly FileRecord<string>[]): Problem[] {
  const names = new Set(records.flatMap(({ value }) => nameIn(value.study) ?? []));
  if (names.size < 2) return [];
  const [first, ...others] = names;
  const other = records.find(({ value }) => nameIn(value.study) === others[0])!;
  const params = { first: first!, other: others[0]!, studies: names.size };
  return [problem(`line ${other.line}, field study`, 'several-studies', params)];
}
