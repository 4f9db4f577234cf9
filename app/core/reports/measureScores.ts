import { MEASURES, type StudyConfiguration } from '../studies/configuration.ts';
import type { StudyData } from '../verdict/data.ts';
import { scoreSystem } from '../verdict/measures/itemScores.ts';
import { resolveTokenizers, type MeasureTokenizers } from '../verdict/measures/tokenizers.ts';
import { measureSection, measureSignature } from './sections/measures.ts';

/** A figure of one system as it is stored and exported. */
export interface MeasureScore {
  /** Null = all items together. */
  readonly item: string | null;
  readonly system: string;
  readonly measure: string;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly signature: string;
  readonly detail: { readonly items: number; readonly level: number } | null;
}

/**
 * BLEU and ROUGE of every output that has references, and all measures over the corpus, of the baseline and the
 * candidates. The same figures as the report's.
 */
export function measureScores({
  data,
  configuration,
}: {
  readonly data: StudyData;
  readonly configuration: StudyConfiguration;
}): MeasureScore[] {
  const tokenizers = resolveTokenizers(configuration.tokenizer, data.items);
  const tested = data.systems.filter(({ role }) => role !== 'control').map(({ system }) => system);
  const scores = new Map(tested.map((system) => [system, scoreSystem(data, system, tokenizers)]));
  const references = new Map(data.items.map((item) => [item.item, item.references]));
  const ofOutputs = [...scores].flatMap(([system, { texts }]) =>
    [...texts].flatMap(([item, text]) =>
      MEASURES.filter((measure) => measure !== 'perplexity').map((measure): MeasureScore => ({
        item,
        system,
        measure,
        value: measure === 'bleu' ? text.sentenceBleu : text[measure],
        lower: null,
        upper: null,
        signature: outputSignature(measure, references.get(item)!, tokenizers),
        detail: null,
      })),
    ),
  );
  const ofCorpora = measureSection(data, configuration, scores, tokenizers).map((summary): MeasureScore => ({
    item: null,
    system: summary.system,
    measure: summary.measure,
    value: summary.value,
    lower: summary.lower,
    upper: summary.upper,
    signature: summary.signature,
    detail: { items: summary.items, level: summary.level },
  }));
  return [...ofOutputs, ...ofCorpora];
}

/** The signature of one output's score: BLEU of a single text leaves out orders longer than it. */
function outputSignature(
  measure: (typeof MEASURES)[number],
  references: readonly string[],
  tokenizers: MeasureTokenizers,
): string {
  const signature = measureSignature(measure, [references], tokenizers);
  return measure === 'bleu' ? signature.replace('|eff:no|', '|eff:yes|') : signature;
}
