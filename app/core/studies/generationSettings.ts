import { z } from 'zod';

const tokenId = z.int().min(0);
const tokenIds = z.union([tokenId.transform((id) => [id]), z.array(tokenId)]);
const texts = z.union([
  z
    .string()
    .min(1)
    .transform((text) => [text]),
  z.array(z.string().min(1)),
]);

/**
 * What a caller may set for a model of this machine, under the names of generation_config.json in camel case. A name that is not here is an
 * error, never ignored. The last group has no counterpart there.
 */
export const generationSettingsSchema = z.strictObject({
  /** Most tokens to write after the prompt. */
  maxNewTokens: z.int().min(1).max(100_000).optional(),
  /** Most tokens of prompt and text together; only where maxNewTokens is not set. */
  maxLength: z.int().min(1).max(1_000_000).optional(),
  /** No end token before so many tokens of the text. */
  minNewTokens: z.int().min(0).max(100_000).optional(),
  /** No end token before so many tokens of prompt and text together. */
  minLength: z.int().min(0).max(1_000_000).optional(),

  /** Draw each token by its probability instead of taking the likeliest. */
  doSample: z.boolean().optional(),
  /** Divides the logits before drawing. */
  temperature: z.number().positive().max(1000).optional(),
  /** Draw from so many of the likeliest tokens only; 0 for all. */
  topK: z.int().min(0).max(1_000_000).optional(),
  /** Draw from the likeliest tokens that together have this probability. */
  topP: z.number().positive().max(1).optional(),
  /** Draw from tokens at least this share as likely as the likeliest. */
  minP: z.number().min(0).max(1).optional(),

  /** How many texts are followed at the same time; 1 for greedy decoding. */
  numBeams: z.int().min(1).max(64).optional(),
  /** Power of the length by which a text's log-probability is divided: above 0 favours long texts. */
  lengthPenalty: z.number().min(-100).max(100).optional(),
  /** When to stop looking for better texts. */
  earlyStopping: z.union([z.boolean(), z.literal('never')]).optional(),

  /** Divides the logit of every token that is there already, in the prompt too; 1 changes nothing. */
  repetitionPenalty: z.number().positive().max(100).optional(),
  /** No sequence of so many tokens twice; 0 for no limit. */
  noRepeatNgramSize: z.int().min(0).max(1000).optional(),
  /** Sequences of tokens that must not be written. */
  badWordsIds: z.array(z.array(tokenId).min(1)).optional(),
  /** Tokens that must not be written. */
  suppressTokens: z.array(tokenId).optional(),
  /** Tokens that must not be written first. */
  beginSuppressTokens: z.array(tokenId).optional(),

  /** Texts that end an output; the one found is cut off, with what its last token holds besides. */
  stopStrings: texts.optional(),
  /** Tokens that end an output. */
  eosTokenId: tokenIds.optional(),
  /** The first token of a decoder that answers an encoder. */
  decoderStartTokenId: tokenId.optional(),
  /** The token that such a decoder has to write first. */
  forcedBosTokenId: tokenId.optional(),
  /** The tokens of which one has to be written last where the limit is reached. */
  forcedEosTokenId: tokenIds.optional(),

  /** Of the sampling; each item draws from a stream of its own, derived from this and its id. */
  seed: z.int().min(0).optional(),
  /** Which end of a prompt to cut that exceeds the model's context. */
  truncation: z.enum(['left', 'right', 'refuse']).optional(),
  /** Whether prompts are put into the model's chat template; "auto" for those given as messages. */
  chatTemplate: z.union([z.boolean(), z.literal('auto')]).optional(),
  /** Which of the variants in the model's folder to run: what its files' names end with. */
  variant: z.string().min(1).optional(),
  /** Lets texts share a batch though the graph quantizes their activations together. */
  allowBatchEffects: z.boolean().optional(),
});

export type GivenSettings = z.infer<typeof generationSettingsSchema>;
