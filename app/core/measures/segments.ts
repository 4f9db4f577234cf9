import { AppError } from '#app/core/shared/errors.ts';

/** Refuses a corpus without segments, of unequal lengths, or with a segment that has no reference. */
export function checkSegments(
  hypotheses: readonly unknown[],
  references: readonly (readonly unknown[])[],
): void {
  if (hypotheses.length === 0) {
    throw new AppError('no-hypotheses');
  }
  if (hypotheses.length !== references.length) {
    throw new AppError('references-for-hypotheses', {
      hypotheses: hypotheses.length,
      segments: references.length,
    });
  }
  references.forEach((segment, i) => checkReferences(segment, `references[${i}]`));
}

/** Refuses an empty list of references: an absent reference is not an empty one. */
export function checkReferences(references: readonly unknown[], place = 'references'): void {
  if (references.length === 0) {
    throw new AppError('references-empty', { place });
  }
}
