import type { Tokenizer } from '../../measures/tokenizers/tokenize.ts';
import type { StudyConfiguration } from '../../studies/configuration.ts';
import type { ItemRow } from '../data.ts';

/** The tokenizers that a study's measures vote with. */
export interface MeasureTokenizers {
  readonly bleu: Tokenizer;
  /** `default` is ROUGE's own, stemmed, which sees no Chinese. */
  readonly rouge: 'default' | 'zh' | 'char';
}

const CHINESE = /\p{Script=Han}/u;

/** Whether any reference has Chinese characters. */
export function hasChinese(items: readonly ItemRow[]): boolean {
  return items.some(({ references }) => references.some((reference) => CHINESE.test(reference)));
}

/** The study's tokenizers; `auto` is `zh` where a reference has Chinese characters, `13a` elsewhere. */
export function resolveTokenizers(
  configured: StudyConfiguration['tokenizer'],
  items: readonly ItemRow[],
): MeasureTokenizers {
  const bleu = configured === 'auto' ? (hasChinese(items) ? 'zh' : '13a') : configured;
  return { bleu, rouge: bleu === 'zh' || bleu === 'char' ? bleu : 'default' };
}
