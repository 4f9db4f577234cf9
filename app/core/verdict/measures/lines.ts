import { pairedBootstrap } from '../../statistics/pairedBootstrap.ts';
import { sumTextCosts } from '../../measures/logProbabilities.ts';
import type { MeasureName } from '../../studies/configuration.ts';
import type { Margin, Margins } from '../../studies/margins.ts';
import { evidenceState, floorState } from '../evidenceState.ts';
import type { EvidenceLine } from '../types.ts';
import { corpusMeasure, coveredItems } from './corpusMeasure.ts';
import type { CorpusMeasureName } from './corpusMeasure.ts';
import type { SystemScores } from './itemScores.ts';

/** Two systems' scores, and how their difference is resampled. */
export interface MeasureComparison {
  readonly baseline: SystemScores;
  readonly candidate: SystemScores;
  /** All items of the study, in order. */
  readonly items: readonly string[];
  /** Whether both systems have the same tokenizer, known by its hash. */
  readonly sharedTokenizer: boolean;
  readonly level: number;
  readonly samples: number;
  readonly seed: string;
}

/**
 * The line of one measure: paired item bootstrap of candidate − baseline, turned so that positive is better. BLEU
 * in points, ROUGE relative to the baseline, perplexity as the log of baseline over candidate.
 *
 * Where tokenizers differ, perplexities don't compare. The cost of the same references in nats does, so their
 * difference is taken per token of the baseline: the log ratio that perplexity would have if the candidate had
 * the baseline's tokenizer, against the same margins; the systems' own values are shown in bits per byte.
 */
export function measureLine(
  name: MeasureName,
  margins: Margins,
  votes: boolean,
  comparison: MeasureComparison,
): EvidenceLine {
  const shown: CorpusMeasureName =
    name === 'perplexity' && !comparison.sharedTokenizer ? 'bitsPerByte' : name;
  const { baseline, candidate } = comparison;
  const items = coveredItems(shown, [baseline, candidate], comparison.items);
  const [ofBaseline, ofCandidate] = [
    corpusMeasure(shown, baseline, items),
    corpusMeasure(shown, candidate, items),
  ];
  const line = {
    kind: 'measure',
    name: shown,
    votes,
    level: comparison.level,
    ...scaleOf(name, margins),
  } as const;
  const n = { items: items.length, raters: 0, judgments: 0 };
  const note =
    items.length > 0
      ? noteOf(shown)
      : name === 'perplexity'
        ? 'No references were scored.'
        : 'No item has references.';
  if (items.length === 0) {
    const nothing = { estimate: null, lower: null, upper: null, baselineValue: null, candidateValue: null };
    return { ...line, ...nothing, state: 'missing', n, note: note! };
  }
  const difference = differenceOf(name, shown, ofBaseline.valueOf, ofCandidate.valueOf, comparison, items);
  const { estimate, interval } = pairedBootstrap(items.length, optionsOf(comparison, name), difference);
  const [lower, upper] = estimate === null || interval === null ? [null, null] : interval;
  return {
    ...line,
    estimate,
    lower,
    upper,
    state: evidenceState(lower, upper, line.accept, line.limit),
    n,
    baselineValue: ofBaseline.valueOf(),
    candidateValue: ofCandidate.valueOf(),
    ...(note === null ? {} : { note }),
  };
}

/** The floor under the candidate's own BLEU, or the ceiling over its perplexity. */
export function measureFloor(
  name: 'bleu' | 'perplexity',
  floor: number,
  comparison: MeasureComparison,
): EvidenceLine {
  const { baseline, candidate, level } = comparison;
  const items = coveredItems(name, [candidate], comparison.items);
  const measure = corpusMeasure(name, candidate, items);
  const options = optionsOf(comparison, `floor-${name}`);
  const { estimate, interval } =
    items.length === 0
      ? { estimate: null, interval: null }
      : pairedBootstrap(items.length, options, (indices) => measure.valueOf(indices));
  const [lower, upper] = estimate === null || interval === null ? [null, null] : interval;
  return {
    kind: 'floor',
    name,
    unit: name === 'bleu' ? 'BLEU' : 'perplexity',
    accept: floor,
    limit: floor,
    estimate,
    lower,
    upper,
    level,
    state: floorState(lower, upper, floor, name === 'bleu' ? 'atLeast' : 'atMost'),
    votes: true,
    n: { items: items.length, raters: 0, judgments: 0 },
    baselineValue: corpusMeasure(name, baseline, coveredItems(name, [baseline], comparison.items)).valueOf(),
    candidateValue: estimate,
  };
}

function scaleOf(name: MeasureName, margins: Margins): Margin & { unit: string } {
  switch (name) {
    case 'bleu':
      return { ...margins.bleu, unit: 'BLEU' };
    case 'perplexity': {
      const { accept, limit } = margins.perplexity;
      return { accept: Math.log1p(accept), limit: Math.log1p(limit), unit: 'log ratio' };
    }
    default:
      return { ...margins.rouge, unit: 'relative' };
  }
}

type ValueOf = (indices?: ArrayLike<number>) => number | null;

function differenceOf(
  name: MeasureName,
  shown: CorpusMeasureName,
  baseline: ValueOf,
  candidate: ValueOf,
  comparison: MeasureComparison,
  items: readonly string[],
): (indices: ArrayLike<number>) => number | null {
  if (shown === 'bitsPerByte') return nllDifference(comparison, items);
  return (indices) => {
    const [of, to] = [baseline(indices), candidate(indices)];
    if (of === null || to === null) return null;
    if (name === 'bleu') return to - of;
    if (name === 'perplexity') return Math.log(of) - Math.log(to);
    return of === 0 ? null : (to - of) / of;
  };
}

function nllDifference({ baseline, candidate }: MeasureComparison, items: readonly string[]) {
  const of = items.map((item) => baseline.costs.get(item)!);
  const to = items.map((item) => candidate.costs.get(item)!);
  return (indices: ArrayLike<number>) => {
    const [ofSum, toSum] = [sumTextCosts(of, indices), sumTextCosts(to, indices)];
    return ofSum.tokens === 0 ? null : (toSum.logProbability - ofSum.logProbability) / ofSum.tokens;
  };
}

function noteOf(shown: CorpusMeasureName): string | null {
  return shown === 'bitsPerByte'
    ? 'The systems do not share a tokenizer: costs are compared per token of the baseline.'
    : null;
}

function optionsOf({ level, samples, seed }: MeasureComparison, purpose: string) {
  return { samples, seed: `${seed}/${purpose}`, confidence: level };
}
