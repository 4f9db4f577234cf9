import { problemAt, said, type Problem } from '#app/core/shared/errors.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';
import type { SaidColumns } from '../imports/columnMap.ts';
import type { ImportBody } from '../imports/importBody.ts';
import { byLine } from '../imports/problems.ts';
import { readRecords } from '../imports/readRecords.ts';

/** A control as a lead gives it: a text that is to stand for one fault in what a system wrote for an item. */
export interface ImportedControl {
  readonly item: string;
  /** The key of the criterion that it harms; null for a worse system's text, which may be worse in all. */
  readonly criterion: string | null;
  readonly dose: string;
  readonly text: string;
  /** The name of the system whose text it was made from; absent where that is to be found by likeness. */
  readonly sourceSystem?: string | undefined;
  /** The line of the file that it stands on. */
  readonly line?: number;
}

/** What a file holds: its sound lines, and what is wrong with the others, by line and field. */
export interface ReadControls {
  readonly controls: ImportedControl[];
  readonly problems: Problem[];
}

const FIELDS = ['item', 'criterion', 'dose', 'text'] as const;
const SOURCE = 'source_system';

/**
 * Reads controls, line by line: JSON Lines, or a table whose header names `item`, `criterion`, `dose`, `text` and, if
 * it is known, `source_system`, among others that aren't needed. Nothing is thrown, so that all faults can be told at
 * once.
 *
 * @param columns which of them mean what, where that isn't as they are called
 */
export function parseControls(body: ImportBody, columns?: SaidColumns): ReadControls {
  const file = readRecords(
    body,
    { needed: FIELDS, also: [SOURCE], tooManyCells: 'cell-count-of-texts' },
    columns,
  );
  const controls: ImportedControl[] = [];
  const problems = [...file.problems];
  for (const { line, value } of file.records) {
    const ofSystem = value.dose === 'system';
    const faults = [...FIELDS, SOURCE].flatMap((field): Problem[] => {
      if (field === 'criterion' && ofSystem && isAbsent(value[field])) return [];
      const fault = faultOf(field as Field, value[field as Field]);
      return fault === null ? [] : [problemAt(`line ${line}, field ${field}`, fault)];
    });
    problems.push(...faults);
    if (faults.length > 0) continue;
    const { item, dose, text: own, source_system: source } = value as Record<Field, string>;
    const { criterion } = value as { criterion?: string | null };
    controls.push({
      item: String(item).trim(),
      criterion: isAbsent(criterion) ? null : criterion!.trim(),
      dose: dose.trim(),
      // Spreadsheets send line ends as two characters; texts have one.
      text: own.replace(/\r\n/g, '\n'),
      ...(isAbsent(source) ? {} : { sourceSystem: source.trim() }),
      line,
    });
  }
  return { controls, problems: byLine(problems) };
}

type Field = (typeof FIELDS)[number] | typeof SOURCE;

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function faultOf(field: Field, value: unknown): Said | null {
  if (isAbsent(value)) return field === SOURCE ? null : said('is-missing');
  if (field === 'item' && Number.isSafeInteger(value)) return null;
  if (typeof value !== 'string') {
    return field === 'item' ? said('text-or-whole-number') : said('wrong-type', { expected: 'string' });
  }
  return value.trim() === '' && field !== SOURCE ? said('is-empty') : null;
}
