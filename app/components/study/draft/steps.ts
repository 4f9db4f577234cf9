/** The steps of a set-up, in their order; `all` shows them on one page. */
export const STEPS = ['question', 'items', 'systems', 'asked', 'margins', 'pilot', 'review'] as const;
export type Step = (typeof STEPS)[number];
export type ShownStep = Step | 'all';

export function isStep(text: string): text is ShownStep {
  return text === 'all' || (STEPS as readonly string[]).includes(text);
}

/** What stands with margins and plan, fields of a study's file that the form lacks included. */
const MARGINS =
  /^(margins|marginRule|profile|decision|lines|gates|looks|floors|exclusion|voters|measures|customMeasures|tokenizer|resamples|bertscore|planning)(\.|$)/;

/** The step that a field of the form, or of a study's file, stands in. */
export function stepOfField(field: string): Step {
  if (field === 'items' || field.startsWith('items')) return 'items';
  if (/^(systems|stakes)(\.|$)/.test(field)) return 'systems';
  if (/^(protocol|guidelines|consent|raterTitle|locale)(\.|$)/.test(field)) return 'asked';
  if (MARGINS.test(field)) return 'margins';
  return 'question';
}
