import { kinds } from '../kinds/kinds.ts';
import type { StudyMeasureName } from '../measures/registry.ts';
import type { LocalizedText } from '../studies/criteria.ts';
import { inLocale, type EveryLocale, type Locale } from '../shared/localized.ts';
import type { EvidenceLine } from '../evidence/types.ts';

const NAMES: Readonly<Record<'severe-losses' | 'meanRating' | StudyMeasureName, EveryLocale<string>>> = {
  'severe-losses': { en: 'severe losses', zh: '严重损失' },
  meanRating: { en: 'mean rating', zh: '平均评分' },
  bleu: { en: 'BLEU', zh: 'BLEU' },
  rouge1: { en: 'ROUGE-1', zh: 'ROUGE-1' },
  rouge2: { en: 'ROUGE-2', zh: 'ROUGE-2' },
  rougeL: { en: 'ROUGE-L', zh: 'ROUGE-L' },
  chrf: { en: 'chrF', zh: 'chrF' },
  'chrf++': { en: 'chrF++', zh: 'chrF++' },
  ter: { en: 'TER', zh: 'TER' },
  meteor: { en: 'METEOR', zh: 'METEOR' },
  exactMatch: { en: 'exact match', zh: '完全匹配' },
  tokenF1: { en: 'word F1', zh: '词 F1' },
  distinct: { en: 'distinct n-grams', zh: '不重复 n-gram' },
  lengthRatio: { en: 'length ratio', zh: '长度比' },
  perplexity: { en: 'perplexity', zh: '困惑度' },
  bitsPerByte: { en: 'bits per byte', zh: '每字节比特数' },
  bertscore: { en: 'BERTScore', zh: 'BERTScore' },
  bertscorePrecision: { en: 'BERTScore precision', zh: 'BERTScore 精确率' },
  bertscoreRecall: { en: 'BERTScore recall', zh: 'BERTScore 召回率' },
};

const FLOOR: Record<Locale, (name: string) => string> = {
  en: (name) => `the floor on ${name}`,
  zh: (name) => `${name}底线`,
};

/**
 * What a line of evidence is called.
 *
 * @param labels of the study's criteria by key; a key without one stands for itself
 */
export function lineLabel(
  line: Pick<EvidenceLine, 'kind' | 'name'>,
  labels: ReadonlyMap<string, LocalizedText>,
  locale: Locale,
): string {
  const name =
    line.kind === 'criterion'
      ? (inLocale(labels.get(line.name), locale) ?? nameOf(line.name, locale))
      : nameOf(line.name, locale);
  return line.kind === 'floor' ? FLOOR[locale](name) : name;
}

/** What a line is called that is no criterion; a name that isn't known stands for itself. */
function nameOf(name: string, locale: Locale): string {
  const known: Partial<Record<string, LocalizedText>> = NAMES;
  const ofKinds = kinds.all.find(({ lines }) => Object.hasOwn(lines, name))?.lines[name];
  return inLocale(known[name] ?? ofKinds, locale) ?? name;
}

/** Words that begin with a capital; a first word with a capital of its own (chrF) stays as it is. */
export function capitalised(words: string): string {
  return /^\S*\p{Lu}/u.test(words) ? words : words.charAt(0).toUpperCase() + words.slice(1);
}
