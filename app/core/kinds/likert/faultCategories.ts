import { SEVERITIES, type FaultCategory, type HighlightOptions, type Severity } from './highlights.ts';

/**
 * What a fault takes off where a study says nothing else: the multipliers of MQM Core (themqm.org, "The MQM Scoring
 * Models": minor 1, major 5, critical 25). Studies that say nothing are scored by these for good.
 */
export const USUAL_WEIGHTS: Readonly<Record<Severity, number>> = { minor: 1, major: 5, critical: 25 };

/**
 * Kinds of faults to begin with, the upper ones of MQM, with the weights that WMT's evaluations give them (Freitag et al.
 * 2021, "Experts, Errors, and Context", table 12): a minor fault of punctuation 0.1, a text that isn't one 25.
 */
export const MQM_CATEGORIES: readonly (FaultCategory & { label: { en: string; zh: string } })[] = [
  { key: 'accuracy', label: { en: 'Accuracy', zh: '准确性' } },
  { key: 'fluency', label: { en: 'Fluency', zh: '流畅性' } },
  { key: 'punctuation', label: { en: 'Punctuation', zh: '标点' }, weights: { minor: 0.1 } },
  { key: 'terminology', label: { en: 'Terminology', zh: '术语' } },
  { key: 'style', label: { en: 'Style', zh: '风格' } },
  { key: 'locale-convention', label: { en: 'Locale convention', zh: '地区惯例' } },
  { key: 'no-answer', label: { en: 'Non-answer', zh: '不成回答' }, weights: { major: 25 } },
];

/** The points that a marked fault takes off: by its kind where that has a weight, else by its severity. */
export type WeightOf = (severity: string, category: string | null) => number;

export function weightsOf({ weights, categories = [] }: HighlightOptions): WeightOf {
  const byKind = new Map(categories.map(({ key, weights: own = {} }) => [key, own]));
  return (severity, category) => {
    const known = SEVERITIES.find((one) => one === severity);
    if (known === undefined) return 0;
    const own = category === null ? undefined : byKind.get(category)?.[known];
    return own ?? weights?.[known] ?? USUAL_WEIGHTS[known];
  };
}
