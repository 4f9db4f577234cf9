import { signatureOf } from '../signature.ts';
import type { RougeOptions, RougeType } from './options.ts';

/**
 * How a ROUGE of `type` was computed: all that must be equal for two scores to be comparable. `stem` is about the words
 * of ROUGE's own tokenizer, which alone are stemmed.
 * @param tok how the tokenizer is called, several where segments have their own
 */
export function rougeSignature(
  references: readonly (readonly string[])[],
  type: RougeType,
  { stemmer = true, maxSkip = null, splitSummaries = false, ...options }: Omit<RougeOptions, 'types'> = {},
  tok: string = options.tokenizer ?? 'default',
): string {
  return signatureOf(references, {
    measure: type,
    score: 'f1',
    tok,
    stem: stemmer && tok.split('+').includes('default'),
    ...((type === 'rougeS' || type === 'rougeSU') && { skip: maxSkip ?? 'any' }),
    ...(type === 'rougeLsum' && splitSummaries && { sentences: 'found' }),
    best: 'per-reference',
  });
}
