import type { FoundColumn } from '../columnsOfFile.ts';
import type { MappedColumn } from '../columnMap.ts';
import { numberIn } from '../judgments/cells.ts';
import { JUDGMENT_FIELDS } from '../judgments/openJudgments.ts';
import { CRITERION_COLUMN } from './givenFiles.ts';

/** What columns are often called that mean a field. */
const ALSO: Readonly<Record<string, string>> = {
  item_id: 'item',
  id: 'item',
  model: 'system',
  annotator: 'rater',
  worker: 'rater',
  user: 'rater',
  aspect: 'criterion',
  dimension: 'criterion',
  score: 'value',
  rating: 'value',
  preference: 'choice',
};

/**
 * What the columns of a file of judgments are likely to mean: what they are called, and where no column says criteria
 * and values, each of numbers the ratings on a criterion of its name.
 */
export function guessFields(columns: readonly FoundColumn[]): MappedColumn[] {
  const fields = new Map<string, string>();
  for (const exact of [true, false]) {
    for (const { name } of columns) {
      const small = name.trim().toLowerCase();
      const field = exact ? (JUDGMENT_FIELDS.includes(small) ? small : undefined) : ALSO[small];
      if (field === undefined || [...fields.values()].includes(field) || fields.has(name)) continue;
      fields.set(name, field);
    }
  }
  // Values of which nothing says the criterion are of one that the column is called by.
  const valueColumn = [...fields].find(([, field]) => field === 'value')?.[0];
  if (valueColumn !== undefined && ![...fields.values()].includes('criterion')) {
    fields.set(valueColumn, CRITERION_COLUMN);
  }
  const said = new Set(fields.values());
  const isWide = ['value', 'choice', 'severity', CRITERION_COLUMN].every((field) => !said.has(field));
  const wide = columns.filter(
    ({ name, examples }) => isWide && !meansSomething(name) && areNumbers(examples),
  );
  return [
    ...[...fields].map(([column, field]) => ({ field, column })),
    ...wide.map(({ name }) => ({ field: CRITERION_COLUMN, column: name })),
  ];
}

/** Whether a name is one of a field, also where another column has it. */
function meansSomething(name: string): boolean {
  const small = name.trim().toLowerCase();
  return JUDGMENT_FIELDS.includes(small) || Object.hasOwn(ALSO, small);
}

function areNumbers(examples: readonly string[]): boolean {
  const values = examples.map(numberIn);
  return values.some((value) => typeof value === 'number') && !values.includes(undefined);
}
