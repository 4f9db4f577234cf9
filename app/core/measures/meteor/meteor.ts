import { checkReferences } from '../segments.ts';
import { stem } from '../stem.ts';

export interface MeteorOptions {
  /** Weight of precision against recall in their mean, 0–1; default 0.9. */
  readonly alpha?: number;
  /** Shape of the penalty for fragmentation, ≥ 0; default 3. */
  readonly beta?: number;
  /** The largest penalty, 0–1; default 0.5. */
  readonly gamma?: number;
  /** Whether words that share a stem match too; default true. */
  readonly stemmer?: boolean;
}

/** A matched pair: the places of the word in the hypothesis and in the reference. */
type Match = readonly [hypothesis: number, reference: number];

/**
 * METEOR (Lavie & Agarwal 2007) by nltk 3.8's formula, with exact and stem matches and without synonyms, of one
 * tokenized segment: 0–1, against the best reference. Tokens are lower-cased.
 * @throws AppError invalid_input without a reference
 */
export function meteor(
  hypothesis: readonly string[],
  references: readonly (readonly string[])[],
  options: MeteorOptions = {},
): number {
  checkReferences(references);
  return references.reduce(
    (best, reference) => Math.max(best, scorePair(hypothesis, reference, options)),
    -Infinity,
  );
}

function scorePair(
  hypothesis: readonly string[],
  reference: readonly string[],
  { alpha = 0.9, beta = 3, gamma = 0.5, stemmer = true }: MeteorOptions,
): number {
  const ours = hypothesis.map((word) => word.toLowerCase());
  const theirs = reference.map((word) => word.toLowerCase());
  const matches: Match[] = matchWords(ours, theirs, []);
  if (stemmer) matches.push(...matchWords(ours.map(stem), theirs.map(stem), matches));
  if (matches.length === 0) return 0;
  matches.sort((a, b) => a[0] - b[0]);
  const precision = matches.length / ours.length;
  const recall = matches.length / theirs.length;
  const mean = (precision * recall) / (alpha * precision + (1 - alpha) * recall);
  return (1 - gamma * (countChunks(matches) / matches.length) ** beta) * mean;
}

/**
 * Pairs equal words that `taken` leaves free, from right to left: each word of the hypothesis with the last free
 * one of the reference. That is nltk's way; it doesn't look for the fewest crossings.
 */
function matchWords(ours: readonly string[], theirs: readonly string[], taken: readonly Match[]): Match[] {
  const takenOurs = new Set(taken.map(([place]) => place));
  const takenTheirs = new Set(taken.map(([, place]) => place));
  const free = new Map<string, number[]>();
  theirs.forEach((word, place) => {
    if (takenTheirs.has(place)) return;
    const places = free.get(word);
    if (places === undefined) free.set(word, [place]);
    else places.push(place);
  });
  const matches: Match[] = [];
  for (let i = ours.length - 1; i >= 0; i--) {
    const place = takenOurs.has(i) ? undefined : free.get(ours[i]!)?.pop();
    if (place !== undefined) matches.push([i, place]);
  }
  return matches;
}

/** Runs of matches that are adjacent and in the same order in both texts. */
function countChunks(matches: readonly Match[]): number {
  return matches.filter(([hypothesis, reference], i) => {
    const previous = matches[i - 1];
    return previous === undefined || previous[0] + 1 !== hypothesis || previous[1] + 1 !== reference;
  }).length;
}
