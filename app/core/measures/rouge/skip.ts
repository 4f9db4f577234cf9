import { countIds, overlap } from '../ngrams.ts';
import { type RougeScore, rougeScore } from './options.ts';

/**
 * rougeS and rougeSU: pairs of words in their order with at most `maxSkip` words between them; with `unigrams`
 * every word counts once besides (the last one too, which ROUGE-1.5.5 forgets).
 * Goes through the pairs by their first word, so that memory stays with the vocabulary and not with its square.
 */
export function skipPairs(
  hypothesis: Int32Array,
  reference: Int32Array,
  size: number,
  { maxSkip, unigrams }: { maxSkip: number | null; unigrams: boolean },
): RougeScore {
  const reach = maxSkip === null ? Infinity : maxSkip + 1;
  const hypothesisPlaces = placesOf(hypothesis, size);
  const referencePlaces = placesOf(reference, size);
  const a = new Int32Array(size);
  const b = new Int32Array(size);
  let matches = 0;
  hypothesisPlaces.forEach((places, id) => {
    const others = referencePlaces[id]!;
    if (places.length === 0 || others.length === 0) return;
    countFollowers(hypothesis, places, reach, a.fill(0));
    countFollowers(reference, others, reach, b.fill(0));
    matches += overlap(a, b);
  });
  let inHypothesis = pairs(hypothesis.length, reach);
  let inReference = pairs(reference.length, reach);
  if (unigrams) {
    matches += overlap(countIds(hypothesis, size), countIds(reference, size));
    inHypothesis += hypothesis.length;
    inReference += reference.length;
  }
  return rougeScore(matches, inHypothesis, inReference);
}

function placesOf(ids: Int32Array, size: number): number[][] {
  const places = Array.from({ length: size }, (): number[] => []);
  ids.forEach((id, place) => places[id]!.push(place));
  return places;
}

function countFollowers(ids: Int32Array, places: readonly number[], reach: number, counts: Int32Array): void {
  for (const place of places) {
    const end = Math.min(ids.length - 1, place + reach);
    for (let i = place + 1; i <= end; i++) counts[ids[i]!]!++;
  }
}

/** How many pairs a text of `length` words has: each word with the `reach` words after it. */
function pairs(length: number, reach: number): number {
  const full = Math.min(reach, Math.max(0, length - 1));
  return full * length - (full * (full + 1)) / 2;
}
