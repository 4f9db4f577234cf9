import { z } from 'zod';
import { type AnyTokenizer, TOKENIZERS } from '#app/core/measures/tokenizers/tokenize.ts';
import type { Facilities } from './measure.ts';

/** A tokenizer by its name, or that of a model as its tokenizer.json. */
export const TOKENIZER_OR_FILE = z.union([z.enum(TOKENIZERS), z.strictObject({ file: z.string().min(1) })]);

/** The option as measures take it. */
export async function withTokenizer(
  tokenizer: z.output<typeof TOKENIZER_OR_FILE> | undefined,
  facilities: Facilities,
): Promise<{ tokenizer?: AnyTokenizer }> {
  if (tokenizer === undefined) return {};
  if (typeof tokenizer === 'string') return { tokenizer };
  return { tokenizer: await facilities.tokenizerOf(tokenizer.file) };
}
