import type { ItemTokenizers } from '../../measures/definition.ts';
import type { StudyConfiguration } from '../../studies/configuration.ts';
import type { ItemRow } from '../../evidence/data.ts';

/** The tokenizers that a study's measures vote with. */
export type MeasureTokenizers = ItemTokenizers;

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
  const tokens = configured === 'auto' ? (hasChinese(items) ? 'zh' : '13a') : configured;
  return { tokens, words: tokens === 'zh' || tokens === 'char' ? tokens : 'default' };
}
