import type { HedsAnswer, HedsAnswers, HedsCriterion } from './answers.ts';
import { HEDS_QUESTIONS, type HedsQuestion } from './questions.ts';

/** A field of the form, as it keeps and reads it back: by criterion, or by '' where a question is asked once. */
interface FormField {
  readonly data: Record<string, string | boolean>;
  readonly control: Record<string, boolean>;
  readonly text?: Record<string, string>;
  readonly number?: string;
}

/** The form's own field for the criteria. */
const CRITERIA = 'heds-criteria-criterion';

/**
 * The answers as a file that the authors' form of the data sheet reads (“upload json” at https://nlp-heds.github.io), in
 * which what is not known is blank.
 */
export function hedsForm(
  answers: HedsAnswers,
  criteria: readonly HedsCriterion[],
): Record<string, FormField> {
  const form: Record<string, FormField> = {};
  const named = criteria.map((criterion, index) => ({ ...criterion, key: keyOf(criteria, index) }));
  if (named.length > 0) {
    form[CRITERIA] = {
      data: {},
      // The one that is open in the form.
      control: Object.fromEntries(named.map(({ key }, index) => [key, index === 0])),
      text: {},
    };
  }
  for (const question of HEDS_QUESTIONS) {
    if (question.number.startsWith('4.')) {
      for (const { key, answers: own } of named) fill(form, question, own[question.number], key);
    } else {
      fill(form, question, answers[question.number], '');
    }
  }
  return form;
}

/** The form writes a criterion's name into its page as markup, and tells several apart by it. */
function keyOf(criteria: readonly HedsCriterion[], index: number): string {
  const { name } = criteria[index]!;
  const isPlain = /^[\p{L}\p{M}\p{N} .,()'’-]+$/u.test(name);
  const isFirst = criteria.findIndex((other) => other.name === name) === index;
  return isPlain && isFirst ? name : `Criterion ${index + 1}`;
}

function fill(
  form: Record<string, FormField>,
  { number, element, kind, options }: HedsQuestion,
  answer: HedsAnswer | undefined,
  key: string,
): void {
  if (answer === undefined) return;
  const name = `heds-${element}`;
  if (kind === 'text') {
    if (answer.text !== undefined) put(form, name, number, key, answer.text);
    return;
  }
  for (const chosen of answer.chosen ?? []) {
    const field = put(form, `${name}-${chosen}`, number, key, true);
    (field.text as Record<string, string>)[key] = options?.[chosen - 1] ?? answer.text ?? '';
  }
  if (answer.text !== undefined) put(form, `${name}-other_text`, number, key, answer.text);
}

function put(
  form: Record<string, FormField>,
  name: string,
  number: string,
  key: string,
  value: string | boolean,
): FormField {
  const field = (form[name] ??= { data: {}, control: {}, text: {}, number });
  field.data[key] = value;
  return field;
}
