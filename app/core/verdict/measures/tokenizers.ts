import type { ItemTokenizers } from '../../measures/definition.ts';
import { tokenizersOf } from '../../measures/language/language.ts';
import type { StudyConfiguration } from '../../studies/configuration.ts';
import type { ItemRow } from '../../evidence/data.ts';

/** The tokenizers of each item of a study, by the item's name. */
export type MeasureTokenizers = ReadonlyMap<string, ItemTokenizers>;

/**
 * The tokenizers of a study's items: those that it names, or by each item's language. A study that measures as release
 * 0.1.0 did has the same for all: `zh` where any reference has Chinese characters, and ROUGE's own elsewhere.
 */
export function studyTokenizers(
  { tokenizer, measures }: Pick<StudyConfiguration, 'tokenizer' | 'measures'>,
  items: readonly ItemRow[],
): MeasureTokenizers {
  if (measures === null) {
    const all = firstTokenizers(tokenizer, items);
    return new Map(items.map(({ item }) => [item, all]));
  }
  return new Map(
    items.map(({ item, language, references }) => [
      item,
      tokenizersOf(tokenizer, language ?? measures.language ?? null, references),
    ]),
  );
}

const CHINESE = /\p{Script=Han}/u;

function firstTokenizers(
  configured: StudyConfiguration['tokenizer'],
  items: readonly ItemRow[],
): ItemTokenizers {
  const hasChinese = items.some(({ references }) => references.some((reference) => CHINESE.test(reference)));
  const tokens = configured === 'auto' ? (hasChinese ? 'zh' : '13a') : configured;
  return { tokens, words: tokens === 'zh' || tokens === 'char' ? tokens : 'default' };
}
