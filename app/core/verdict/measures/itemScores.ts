import { bleuStatistics } from '../../measures/bleu/statistics.ts';
import type { BleuStatistics } from '../../measures/bleu/statistics.ts';
import { bleuScore } from '../../measures/bleu/score.ts';
import type { TextCost } from '../../measures/logProbabilities.ts';
import { rouge } from '../../measures/rouge/rouge.ts';
import type { BertScoreRow, StudyData } from '../data.ts';
import type { MeasureTokenizers } from './tokenizers.ts';

/** What all measures need of one system's output of one item; resampling never scores again. */
export interface ItemScores {
  readonly bleu: BleuStatistics;
  /** Of this output alone, 0–100, orders longer than it left out. */
  readonly sentenceBleu: number;
  /** F1, 0–1. */
  readonly rouge1: number;
  readonly rouge2: number;
  readonly rougeL: number;
}

/** One system's scores by item: texts where the item has references, costs where they were scored. */
export interface SystemScores {
  readonly texts: ReadonlyMap<string, ItemScores>;
  /** What the item's references cost the model. */
  readonly costs: ReadonlyMap<string, TextCost>;
  /** Where an encoder compared the output with its references. */
  readonly meanings: ReadonlyMap<string, BertScoreRow>;
}

/** Scores every output of one system against its item's references. */
export function scoreSystem(data: StudyData, system: string, tokenizers: MeasureTokenizers): SystemScores {
  const references = new Map(data.items.map((item) => [item.item, item.references]));
  const texts = new Map<string, ItemScores>();
  const costs = new Map<string, TextCost>();
  const meanings = new Map<string, BertScoreRow>();
  for (const output of data.outputs) {
    if (output.system !== system) continue;
    const own = references.get(output.item) ?? [];
    if (own.length > 0) texts.set(output.item, scoreText(output.text, own, tokenizers));
    if (output.bertScore !== undefined) meanings.set(output.item, output.bertScore);
    if (output.referenceNll !== null) {
      costs.set(output.item, {
        logProbability: -output.referenceNll,
        tokens: output.referenceTokens ?? 0,
        bytes: output.referenceBytes ?? 0,
      });
    }
  }
  return { texts, costs, meanings };
}

/** One text against its references. */
export function scoreText(
  text: string,
  references: readonly string[],
  tokenizers: MeasureTokenizers,
): ItemScores {
  const bleu = bleuStatistics(text, references, { tokenizer: tokenizers.bleu });
  const scores = rouge(text, references, { tokenizer: tokenizers.rouge });
  return {
    bleu,
    sentenceBleu: bleuScore(bleu, { effectiveOrder: true }).score,
    rouge1: scores.rouge1?.f1 ?? 0,
    rouge2: scores.rouge2?.f1 ?? 0,
    rougeL: scores.rougeL?.f1 ?? 0,
  };
}
