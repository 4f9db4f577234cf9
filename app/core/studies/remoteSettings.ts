import { because } from '../shared/errors.ts';
import { z } from 'zod';

/**
 * Settings that OpenAI's interface has, under the names of generation_config.json in camel case. Those that only
 * some servers know (topK, minP, repetitionPenalty …) are refused: another server would leave them out silently.
 * What is absent is left to the server.
 */
export const remoteSettingsSchema = z
  .strictObject({
    maxNewTokens: z.int().min(1).max(1_000_000).optional(),
    /** False asks for the likeliest token at each step: temperature 0. */
    doSample: z.boolean().optional(),
    numBeams: z.literal(1, because('no-beam-search')).optional(),
    temperature: z.number().min(0).max(2).optional(),
    topP: z.number().gt(0).max(1).optional(),
    stopStrings: z
      .union([
        z
          .string()
          .min(1)
          .transform((text) => [text]),
        z.array(z.string().min(1)).max(4, because('too-many-stop-texts', { most: 4 })),
      ])
      .optional(),
    seed: z.int().optional(),
    frequencyPenalty: z.number().min(-2).max(2).optional(),
    presencePenalty: z.number().min(-2).max(2).optional(),
  })
  .superRefine(({ doSample, temperature }, context) => {
    if (doSample === false && temperature !== undefined && temperature > 0) {
      context.addIssue({
        code: 'custom',
        path: ['temperature'],
        message: because('temperature-without-sampling'),
      });
    }
    if (doSample === true && temperature === 0) {
      context.addIssue({
        code: 'custom',
        path: ['temperature'],
        message: because('temperature-with-sampling'),
      });
    }
  });
