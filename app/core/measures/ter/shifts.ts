import { DELETE, EditGrid, INSERT, SAME } from './editGrid.ts';

/* Limits of Tercom and of sacreBLEU; figures for long segments depend on them. */
const MAX_SHIFT_SIZE = 10;
const MAX_SHIFT_DISTANCE = 50;
const MAX_CANDIDATES = 1000;

/**
 * The edits that turn the hypothesis into the reference: insertions, deletions, substitutions, and shifts of a
 * run of words, each one edit (Snover et al. 2006). Shifts are chosen greedily, as in sacreBLEU 2.6.0.
 */
export function countEdits(hypothesis: Int32Array, reference: Int32Array): number {
  if (reference.length === 0) return hypothesis.length;
  const grid = new EditGrid(reference, hypothesis.length);
  const trial = new EditGrid(reference, hypothesis.length);
  let words = hypothesis;
  let shifts = 0;
  let tried = 0;
  for (;;) {
    const distance = grid.fill(words);
    const { best, candidates } = bestShift(words, grid, trial, distance, tried);
    tried = candidates;
    if (tried >= MAX_CANDIDATES || best === null || best.gain <= 0) return shifts + distance;
    shifts++;
    words = shift(words, best);
  }
}

interface Shift {
  readonly start: number;
  readonly length: number;
  readonly target: number;
}

interface RankedShift extends Shift {
  /** By how much it lessens the edit distance. */
  readonly gain: number;
}

function bestShift(
  words: Int32Array,
  grid: EditGrid,
  trial: EditGrid,
  distance: number,
  tried: number,
): { best: RankedShift | null; candidates: number } {
  const { alignment, wrongInHypothesis, wrongInReference } = align(grid);
  const wrong = (sums: readonly number[], start: number, length: number) =>
    sums[start + length]! - sums[start]!;
  let best: RankedShift | null = null;
  let candidates = tried;
  for (const { start, inReference, length } of equalRuns(words, grid.reference)) {
    // Only where the run stands wrong, its place in the reference isn't matched, and it would leave itself.
    if (wrong(wrongInHypothesis, start, length) === 0) continue;
    if (wrong(wrongInReference, inReference, length) === 0) continue;
    const aligned = alignment[inReference]!;
    if (start <= aligned && aligned < start + length) continue;
    let previous = -1;
    for (let offset = -1; offset < length; offset++) {
      const place = inReference + offset;
      if (place >= alignment.length) break;
      const target = place === -1 ? 0 : alignment[place]! + 1;
      if (target === previous) continue;
      previous = target;
      const known = Math.min(start, target);
      trial.continueFrom(grid, known);
      const gain = distance - trial.fill(shift(words, { start, length, target }), known);
      const candidate = { gain, start, length, target };
      candidates++;
      if (best === null || outranks(candidate, best)) best = candidate;
    }
    if (candidates >= MAX_CANDIDATES) break;
  }
  return { best, candidates };
}

/** The larger gain, then the longer run, the earlier one, the earlier target. */
function outranks(a: RankedShift, b: RankedShift): boolean {
  return (a.gain - b.gain || a.length - b.length || b.start - a.start || b.target - a.target) > 0;
}

interface Alignment {
  /** For each word of the reference the word of the hypothesis at or before its place, −1 before the first. */
  readonly alignment: readonly number[];
  /** Running counts of the words that the edits touch, one longer than the text. */
  readonly wrongInHypothesis: readonly number[];
  readonly wrongInReference: readonly number[];
}

function align(grid: EditGrid): Alignment {
  const alignment: number[] = [];
  const wrongInHypothesis = [0];
  const wrongInReference = [0];
  let last = -1;
  for (const operation of grid.trace()) {
    const wrong = operation === SAME ? 0 : 1;
    if (operation !== INSERT) {
      last++;
      wrongInHypothesis.push(wrongInHypothesis.at(-1)! + wrong);
    }
    if (operation !== DELETE) {
      alignment.push(last);
      wrongInReference.push(wrongInReference.at(-1)! + wrong);
    }
  }
  return { alignment, wrongInHypothesis, wrongInReference };
}

/** All runs of words that both texts have, each with every length from one word on. */
function* equalRuns(
  words: Int32Array,
  reference: Int32Array,
): Generator<{ start: number; inReference: number; length: number }> {
  for (let start = 0; start < words.length; start++) {
    const from = Math.max(0, start - MAX_SHIFT_DISTANCE);
    const to = Math.min(reference.length - 1, start + MAX_SHIFT_DISTANCE);
    for (let inReference = from; inReference <= to; inReference++) {
      const most = Math.min(MAX_SHIFT_SIZE, words.length - start, reference.length - inReference);
      for (let length = 0; length < most; length++) {
        if (words[start + length] !== reference[inReference + length]) break;
        yield { start, inReference, length: length + 1 };
      }
    }
  }
}

function shift(words: Int32Array, { start, length, target }: Shift): Int32Array {
  const end = start + length;
  const run = words.subarray(start, end);
  if (target < start)
    return joined(words.subarray(0, target), run, words.subarray(target, start), words.subarray(end));
  // A target within the run counts from the run's start among the words that remain.
  const landing = target > end ? target : target + length;
  return joined(
    words.subarray(0, start),
    words.subarray(end, landing),
    run,
    words.subarray(Math.max(end, landing)),
  );
}

function joined(...parts: readonly Int32Array[]): Int32Array {
  const result = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}
