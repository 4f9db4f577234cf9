import { because } from '../shared/errors.ts';
import { z } from 'zod';

const figure = z
  .number(because('wrong-type', { expected: 'number' }))
  .lt(1, because('not-below', { bound: 1 }));

/** An encoder by which each output is compared with its item's references (BERTScore): shown, never voting. */
export const encoderSchema = z.object({
  /** A folder in the layout of Hugging Face Optimum, as a system's model folder. */
  modelFolder: z.string().min(1),
  /** Which of the folder's variants: `quantized`, `fp16` …; the unquantized one where it is left out. */
  variant: z.string().min(1).optional(),
  /** Layer whose hidden states are compared, 0 for the embeddings; the last where it is left out. */
  layer: z.int().min(0).max(1000).optional(),
  /** Whether tokens count by their inverse document frequency over all references. */
  idf: z.boolean().default(false),
  /** What unrelated texts score with this encoder: figures are rescaled by it. */
  baseline: z.object({ precision: figure, recall: figure, f1: figure }).optional(),
});
export type EncoderConfiguration = z.infer<typeof encoderSchema>;
