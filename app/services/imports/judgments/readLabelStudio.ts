import { problem, type Problem } from '#app/core/shared/errors.ts';
import type { ImportBody } from '../importBody.ts';
import { linesOf } from '../importBody.ts';
import { jsonLinesOf } from '../jsonLinesOf.ts';
import { nameIn, numberIn, textIn } from './cells.ts';
import { NOTHING_BESIDE, type RatingLine } from './judgmentLine.ts';
import type { ReadLines } from './readRatings.ts';

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Fields of a task's data that may name its item and the system that wrote its text, the first that is there. */
export const LABEL_STUDIO_FIELDS = {
  item: ['item', 'item_id', 'id', 'doc_id', 'source_id'],
  system: ['system', 'model'],
  output: ['output', 'text', 'summary', 'response'],
  prompt: ['prompt', 'question', 'input'],
  source: ['source', 'document', 'context', 'article'],
  reference: ['reference', 'target'],
  segment: ['segment', 'category'],
} as const;
export type LabelStudioField = keyof typeof LABEL_STUDIO_FIELDS;

/** Which field of a task's data means what, where that isn't as it is called. */
export type LabelStudioNames = Readonly<Partial<Record<LabelStudioField, string>>>;

/**
 * Reads an export of Label Studio (JSON, or JSON_MIN's tasks with annotations): each task is a text that a system wrote
 * for an item, each annotation a rater's, and each result of the types rating, number and choices with a number or a
 * yes or no a rating, by the name of its control. Cancelled annotations are left out, and other results passed over.
 */
export function readLabelStudio(body: ImportBody, names: LabelStudioNames = {}): ReadLines<RatingLine> {
  const text = linesOf(body);
  if (text === null) return { lines: [], problems: [problem('line 1', 'not-label-studio')], missing: 0 };
  const { rows, problems: ofForm } = jsonLinesOf(text);
  const problems: Problem[] = [...ofForm];
  let missing = 0;
  const lines = rows.flatMap(({ line, value }): RatingLine[] => {
    const task = fieldsOf(value);
    const data = fieldsOf(task.data);
    if (task.data === undefined || !Array.isArray(task.annotations ?? task.completions)) {
      problems.push(problem(`line ${line}`, 'not-label-studio'));
      return [];
    }
    const read = (field: LabelStudioField, needed = false) => {
      const known = names[field] === undefined ? LABEL_STUDIO_FIELDS[field] : [names[field]];
      const found = known.map((name) => textIn(data[name])).find((one) => one !== null) ?? null;
      if (found === null && needed) {
        const fields = known.join(', ');
        problems.push(problem(`line ${line}, field data`, 'label-studio-field', { field, fields }));
      }
      return found;
    };
    const item = read('item', true)?.trim() ?? '';
    const system = read('system', true)?.trim() ?? '';
    const ofText = {
      ...{ output: read('output'), prompt: read('prompt'), source: read('source') },
      ...{ reference: read('reference'), segment: read('segment') },
    };
    return listOf(task.annotations ?? task.completions).flatMap((one): RatingLine[] => {
      const annotation = fieldsOf(one);
      if (annotation.was_cancelled === true) return [];
      const rater = raterOf(annotation.completed_by);
      if (rater === null) {
        problems.push(problem(`line ${line}, field completed_by`, 'is-missing'));
        return [];
      }
      const at = textIn(annotation.updated_at ?? annotation.created_at);
      const moment = at === null ? null : new Date(at);
      const seconds = numberIn(annotation.lead_time) ?? null;
      return listOf(annotation.result).flatMap((result): RatingLine[] => {
        const found = valueOf(fieldsOf(result));
        if (found === null) return [];
        const { criterion, value: number } = found;
        if (number === null) missing += 1;
        if (number === undefined) {
          problems.push(problem(`line ${line}, field ${criterion}`, 'not-a-number', { value: found.said }));
        }
        if (typeof number !== 'number') return [];
        return [
          {
            ...NOTHING_BESIDE,
            ...ofText,
            ...{ line, column: criterion, item, system, rater, criterion, value: number },
            submittedAt: moment === null || Number.isNaN(moment.getTime()) ? null : moment,
            activeMs: seconds === null || seconds < 0 ? null : seconds * 1000,
          },
        ];
      });
    });
  });
  return { lines, problems, missing };
}

/** Who annotated: a number, or an account with an address. */
function raterOf(completedBy: unknown): string | null {
  const { email, id } = fieldsOf(completedBy);
  return nameIn(completedBy) ?? nameIn(email) ?? nameIn(id);
}

/** The number of a result; null for one of another kind. */
function valueOf(
  result: Fields,
): { readonly criterion: string; readonly value: number | null | undefined; readonly said: string } | null {
  const criterion = nameIn(result.from_name);
  const value = fieldsOf(result.value);
  const type = result.type === undefined ? '' : String(result.type as string);
  const given = type === 'choices' ? listOf(value.choices)[0] : value[type];
  if (criterion === null || !['rating', 'number', 'choices'].includes(type)) return null;
  return { criterion, value: numberIn(given), said: String(given) };
}
