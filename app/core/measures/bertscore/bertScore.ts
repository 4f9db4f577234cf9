import { AppError } from '#app/core/shared/errors.ts';
import { signatureOf } from '../signature.ts';

/** `embeddings[token][dimension]`, each from an encoder that sees the whole text. */
export type Embeddings = readonly (readonly number[] | Float32Array | Float64Array)[];

/** A text's tokens as an encoder sees them, and how much each counts. */
export interface EmbeddedText {
  readonly embeddings: Embeddings;
  /** One for each token, 0 or more, such as inverse document frequencies; equal where they are left out. */
  readonly weights?: readonly number[] | undefined;
}

/** Figures are cosines, −1 to 1 before rescaling; null where undefined. */
export interface BertScore {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
}

/** What unrelated texts score on average with the encoder, each below 1. */
export interface BertScoreBaseline {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const UNDEFINED: BertScore = { precision: null, recall: null, f1: null };
const NOTHING_IN_COMMON = { precision: 0, recall: 0, f1: 0 };

/**
 * BERTScore (Zhang et al. 2020): each token of the hypothesis is matched with the most similar one of the reference
 * (precision) and the other way round (recall), by cosine, averaged by weight. F1 is their harmonic mean, and 0
 * where both are 0. With a baseline b each figure x becomes (x − b)/(1 − b), after F1 is formed.
 *
 * @returns figures of null where a text has no tokens or no weight, or an embedding no direction
 * @throws AppError invalid_input for dimensions or numbers of weights that differ, weights below 0, values that are
 *   not finite, or a baseline of 1 or more
 */
export function bertScore(
  hypothesis: EmbeddedText,
  reference: EmbeddedText,
  baseline?: BertScoreBaseline,
): BertScore {
  requireBaseline(baseline);
  const dimension = hypothesis.embeddings[0]?.length ?? reference.embeddings[0]?.length ?? 0;
  const [a, b] = [read(hypothesis, dimension, 'hypothesis'), read(reference, dimension, 'reference')];
  if (a === null || b === null) return UNDEFINED;
  const bestOfA = new Float64Array(a.tokens).fill(-Infinity);
  const bestOfB = new Float64Array(b.tokens).fill(-Infinity);
  for (let i = 0; i < a.tokens; i++) {
    for (let j = 0; j < b.tokens; j++) {
      const cosine = dot(a.units, i * dimension, b.units, j * dimension, dimension);
      if (cosine > bestOfA[i]!) bestOfA[i] = cosine;
      if (cosine > bestOfB[j]!) bestOfB[j] = cosine;
    }
  }
  const precision = weightedMean(bestOfA, a.weights);
  const recall = weightedMean(bestOfB, b.weights);
  const f1 = harmonicMean(precision, recall);
  return rescaled({ precision, recall, f1 }, baseline);
}

/** The score where a text is empty: 0 before rescaling, as in the reference implementation. */
export function bertScoreOfEmptyText(baseline?: BertScoreBaseline): BertScore {
  requireBaseline(baseline);
  return rescaled(NOTHING_IN_COMMON, baseline);
}

/** Of the scores with several references each figure's best, as in the reference implementation; null of nothing. */
export function bestBertScore(scores: readonly BertScore[]): BertScore {
  const best = (figure: keyof BertScore) =>
    scores.reduce<number | null>((most, { [figure]: value }) => {
      return value === null || (most !== null && most >= value) ? most : value;
    }, null);
  return { precision: best('precision'), recall: best('recall'), f1: best('f1') };
}

/** The mean of each figure; null where a score of them is, or of nothing. */
export function meanBertScore(scores: readonly BertScore[]): BertScore {
  const mean = (figure: keyof BertScore) =>
    scores.length === 0 || scores.some((score) => score[figure] === null)
      ? null
      : scores.reduce((sum, score) => sum + score[figure]!, 0) / scores.length;
  return { precision: mean('precision'), recall: mean('recall'), f1: mean('f1') };
}

export interface BertScoreSettings {
  /** Identity of the encoder: the fingerprint of its folder. */
  readonly encoder: string;
  /** The last where it is undefined. */
  readonly layer?: number | undefined;
  readonly idf?: boolean | undefined;
  readonly baseline?: BertScoreBaseline | undefined;
}

/** How a score was computed from texts: all that must be equal for two figures to be comparable. */
export function bertScoreSignature(
  references: readonly (readonly string[])[],
  { encoder, layer, idf = false, baseline }: BertScoreSettings,
): string {
  return signatureOf(references, {
    measure: 'bertscore',
    model: encoder.slice(0, 16),
    layer: layer ?? 'last',
    idf,
    baseline: baseline === undefined ? 'no' : `${baseline.precision},${baseline.recall},${baseline.f1}`,
  });
}

/** The dot product of two stretches, in four sums that a processor adds up side by side. */
function dot(a: Float64Array, fromA: number, b: Float64Array, fromB: number, length: number): number {
  let [one, two, three, four] = [0, 0, 0, 0];
  let d = 0;
  for (; d + 3 < length; d += 4) {
    one += a[fromA + d]! * b[fromB + d]!;
    two += a[fromA + d + 1]! * b[fromB + d + 1]!;
    three += a[fromA + d + 2]! * b[fromB + d + 2]!;
    four += a[fromA + d + 3]! * b[fromB + d + 3]!;
  }
  for (; d < length; d++) one += a[fromA + d]! * b[fromB + d]!;
  return one + two + (three + four);
}

interface UnitVectors {
  readonly tokens: number;
  /** Vectors of length 1, token by token. */
  readonly units: Float64Array;
  /** They sum to 1. */
  readonly weights: Float64Array;
}

/** Null where the text has no tokens or weight, or a token no direction. */
function read({ embeddings, weights }: EmbeddedText, dimension: number, what: string): UnitVectors | null {
  const tokens = embeddings.length;
  if (weights !== undefined && weights.length !== tokens) {
    throw new AppError('weights-for-tokens', { what, tokens, weights: weights.length });
  }
  const units = new Float64Array(tokens * dimension);
  let directed = true;
  embeddings.forEach((vector, token) => {
    if (vector.length !== dimension) {
      throw new AppError('dimensions-differ', {
        what,
        token,
        dimensions: vector.length,
        elsewhere: dimension,
      });
    }
    if (!setUnit(units.subarray(token * dimension, (token + 1) * dimension), vector, token, what))
      directed = false;
  });
  const shares = sharesOf(weights ?? new Array<number>(tokens).fill(1), what);
  return directed && shares !== null ? { tokens, units, weights: shares } : null;
}

/** Writes `vector` at length 1; false where its length is 0. */
function setUnit(unit: Float64Array, vector: ArrayLike<number>, token: number, what: string): boolean {
  let largest = 0;
  for (let d = 0; d < unit.length; d++) {
    const value = vector[d]!;
    if (!Number.isFinite(value)) {
      throw new AppError('embedding-not-finite', { what, token, value: String(value) });
    }
    largest = Math.max(largest, Math.abs(value));
  }
  if (largest === 0) return false;
  let squares = 0;
  for (let d = 0; d < unit.length; d++) squares += (unit[d] = vector[d]! / largest) ** 2;
  const length = Math.sqrt(squares);
  for (let d = 0; d < unit.length; d++) unit[d]! /= length;
  return true;
}

function sharesOf(weights: readonly number[], what: string): Float64Array | null {
  const place = weights.findIndex((weight) => !(weight >= 0 && weight < Infinity));
  if (place !== -1) {
    throw new AppError('no-weight', { what, weight: place, value: String(weights[place]) });
  }
  const largest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  if (largest === 0) return null;
  const shares = Float64Array.from(weights, (weight) => weight / largest);
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

function weightedMean(values: Float64Array, weights: Float64Array): number {
  let sum = 0;
  values.forEach((value, k) => (sum += value * weights[k]!));
  return sum;
}

function harmonicMean(precision: number, recall: number): number | null {
  if (precision === 0 && recall === 0) return 0;
  const sum = precision + recall;
  return sum === 0 ? null : (2 * precision * recall) / sum;
}

function rescaled(score: BertScore, baseline: BertScoreBaseline | undefined): BertScore {
  if (baseline === undefined) return score;
  const figure = (name: keyof BertScore) =>
    score[name] === null ? null : (score[name] - baseline[name]) / (1 - baseline[name]);
  return { precision: figure('precision'), recall: figure('recall'), f1: figure('f1') };
}

function requireBaseline(baseline: BertScoreBaseline | undefined): void {
  if (baseline === undefined) return;
  for (const [name, value] of Object.entries(baseline)) {
    if (!(value > -Infinity && value < 1)) {
      throw new AppError('no-baseline-value', { name, value: String(value) });
    }
  }
}
