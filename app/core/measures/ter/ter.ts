import { AppError } from '#app/core/shared/errors.ts';
import { internTokens } from '../ngrams.ts';
import { checkReferences, checkSegments } from '../segments.ts';
import { signatureOf } from '../signature.ts';
import { countEdits } from './shifts.ts';
import { type TerOptions, terTokens } from './tokenize.ts';

/** All that TER needs of a segment, or of a corpus as the sum of its segments. */
export interface TerStatistics {
  /** Edits to the reference that needs fewest. */
  readonly edits: number;
  /** Words of the references on average. */
  readonly referenceLength: number;
}

export interface TerScore extends TerStatistics {
  /** Edits per hundred words of reference: 0 is best, above 100 is possible. */
  readonly score: number;
}

/** The statistics of one segment. @throws AppError invalid_input without a reference */
export function terStatistics(
  hypothesis: string,
  references: readonly string[],
  options: TerOptions = {},
): TerStatistics {
  checkReferences(references);
  // The reference implementation tokenizes references twice, which shows where a first pass leaves something to split.
  const twice = references.map((text) => terTokens(terTokens(text, options).join(' '), options));
  const { sequences } = internTokens([terTokens(hypothesis, options), ...twice]);
  const [ours, ...theirs] = sequences as [Int32Array, ...Int32Array[]];
  return {
    edits: theirs.reduce((least, reference) => Math.min(least, countEdits(ours, reference)), Infinity),
    referenceLength: theirs.reduce((sum, reference) => sum + reference.length, 0) / theirs.length,
  };
}

/**
 * TER (Snover et al. 2006) of the corpus made of the segments at `indices` (all by default; an index may recur).
 * Empty references give 100 for a hypothesis with words and 0 for one without.
 * @throws AppError invalid_input without a segment
 */
export function terOfStatistics(statistics: readonly TerStatistics[], indices?: ArrayLike<number>): TerScore {
  const size = indices?.length ?? statistics.length;
  if (size === 0) throw new AppError('no-segments', { measure: 'TER' });
  let edits = 0;
  let referenceLength = 0;
  for (let i = 0; i < size; i++) {
    const segment = statistics[indices === undefined ? i : indices[i]!]!;
    edits += segment.edits;
    referenceLength += segment.referenceLength;
  }
  const rate = referenceLength > 0 ? edits / referenceLength : Math.min(1, edits);
  return { score: 100 * rate, edits, referenceLength };
}

/** TER of a corpus. @throws AppError invalid_input for an empty corpus or lists of unequal length */
export function corpusTer(
  hypotheses: readonly string[],
  references: readonly (readonly string[])[],
  options: TerOptions = {},
): TerScore {
  checkSegments(hypotheses, references);
  return terOfStatistics(
    hypotheses.map((hypothesis, i) => terStatistics(hypothesis, references[i]!, options)),
  );
}

/** TER of one segment. */
export function sentenceTer(
  hypothesis: string,
  references: readonly string[],
  options: TerOptions = {},
): TerScore {
  return terOfStatistics([terStatistics(hypothesis, references, options)]);
}

/**
 * The signature of a score with these options over segments with these references.
 * @param tok how texts were parted into words; `tercom` is TER's own way
 */
export function terSignature(
  references: readonly (readonly unknown[])[],
  options: TerOptions = {},
  tok = 'tercom',
): string {
  const { normalized = false, noPunctuation = false, asianSupport = false, caseSensitive = false } = options;
  return signatureOf(references, {
    case: caseSensitive ? 'mixed' : 'lc',
    tok,
    norm: normalized,
    punct: !noPunctuation,
    asian: asianSupport,
  });
}
