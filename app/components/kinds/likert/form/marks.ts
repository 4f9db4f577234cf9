import type { HighlightOptions, SeverityWeights } from '#app/core/kinds/likert/highlights.ts';
import {
  newCategory,
  noWeights,
  type FormWeights,
  type OwnCategory,
  type ProtocolValues,
} from '../../../study/protocol/values.ts';
import { inEnglish, inEvery, inEveryField, keyOf } from '../../../study/protocol/wording.ts';

type MarkValues = ProtocolValues['highlights'];

/** What a form's values mean for marks, still to be validated; what is left empty isn't said. */
export function marksOf({ weights, categories, ...asked }: MarkValues): object {
  return {
    ...asked,
    ...weightsPart(weights),
    ...(categories.length > 0 && { categories: categories.map(categoryOf) }),
  };
}

/** The form's values that mean what a study asks of marks. */
export function markValues({ weights, categories = [], ...asked }: HighlightOptions): MarkValues {
  return {
    ...asked,
    severities: [...asked.severities],
    weights: { ...noWeights(), ...weights },
    categories: categories.map(({ key, label, weights: own }) => ({
      key,
      label: inEveryField(label),
      weights: { ...newCategory().weights, ...own },
    })),
  };
}

/** The field of the form for a path of a kind of fault: its key follows from its name. */
export function fieldOfCategory(path: string): string {
  const place = /^protocol\.highlights\.categories\.(\d+)/.exec(path)?.[1];
  if (place === undefined) return 'protocol.highlights.categories';
  return path.endsWith('.key') ? `protocol.highlights.categories.${place}.label.en` : inEnglish(path);
}

function categoryOf({ key, label, weights }: OwnCategory, index: number) {
  return {
    key: key === '' ? keyOf(label, `kind-${index + 1}`) : key,
    label: inEvery(label),
    ...weightsPart(weights),
  };
}

function weightsPart(weights: FormWeights): { weights?: SeverityWeights } {
  const said = Object.fromEntries(Object.entries(weights).filter(([, points]) => points !== null));
  return Object.keys(said).length === 0 ? {} : { weights: said as SeverityWeights };
}
