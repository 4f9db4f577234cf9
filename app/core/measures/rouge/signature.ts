import { signatureOf } from '../signature.ts';
import type { RougeOptions, RougeType } from './options.ts';

/** How a ROUGE of `type` was computed: all that must be equal for two scores to be comparable. */
export function rougeSignature(
  references: readonly (readonly string[])[],
  type: RougeType,
  {
    tokenizer = 'default',
    stemmer = true,
    maxSkip = null,
    splitSummaries = false,
  }: Omit<RougeOptions, 'types'> = {},
): string {
  return signatureOf(references, {
    measure: type,
    score: 'f1',
    tok: tokenizer,
    stem: stemmer && tokenizer === 'default',
    ...((type === 'rougeS' || type === 'rougeSU') && { skip: maxSkip ?? 'any' }),
    ...(type === 'rougeLsum' && splitSummaries && { sentences: 'found' }),
    best: 'per-reference',
  });
}
