import { CRITERION_LIBRARY } from '#app/core/studies/criterionLibrary.ts';
import type { NewStudyValues } from '../newStudyValues.ts';

/** What a template fills in; everything else stays as it is. */
interface Template {
  /** Keys of the library's criteria. */
  readonly criteria: readonly string[];
  readonly voters: readonly string[];
  readonly ratersPerItem: number;
}

/** Set-ups that suit most studies of a sort of text. */
export const TEMPLATES = {
  summaries: {
    criteria: ['fluency', 'relevance', 'consistency', 'coherence'],
    voters: ['rougeL'],
    ratersPerItem: 3,
  },
  translation: { criteria: ['fluency', 'consistency'], voters: ['bleu', 'chrf'], ratersPerItem: 3 },
  chat: { criteria: ['fluency', 'relevance', 'consistency'], voters: [], ratersPerItem: 3 },
  products: {
    criteria: ['fluency', 'relevance', 'consistency', 'style'],
    voters: ['rougeL'],
    ratersPerItem: 3,
  },
} as const satisfies Record<string, Template>;

export type TemplateName = keyof typeof TEMPLATES;
export const TEMPLATE_NAMES = Object.keys(TEMPLATES) as TemplateName[];

/** The values with what a template fills in, and the comparison side by side, which each of them asks for. */
export function withTemplate(values: NewStudyValues, name: TemplateName): NewStudyValues {
  const { criteria, voters, ratersPerItem }: Template = TEMPLATES[name];
  const library = CRITERION_LIBRARY.map(({ key }) => key).filter((key) => criteria.includes(key));
  return {
    ...values,
    voters: [...voters],
    protocol: { ...values.protocol, library, own: [], comparison: 'pairwise', ratersPerItem },
  };
}
