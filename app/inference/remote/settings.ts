import { z } from 'zod';
import { AppError, type Problem } from '#app/core/shared/errors.ts';

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
    numBeams: z.literal(1, 'only 1 is supported: the interface has no beam search').optional(),
    temperature: z.number().min(0).max(2).optional(),
    topP: z.number().gt(0).max(1).optional(),
    stopStrings: z
      .union([
        z
          .string()
          .min(1)
          .transform((text) => [text]),
        z.array(z.string().min(1)).max(4, 'has more than 4 texts, which the interface does not take'),
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
        message: 'must be 0 or absent without doSample',
      });
    }
    if (doSample === true && temperature === 0) {
      context.addIssue({ code: 'custom', path: ['temperature'], message: 'must be above 0 with doSample' });
    }
  });

/** The part of a request's body that follows from the settings. */
export type RequestSettings = Readonly<Record<string, number | readonly string[]>>;

/**
 * @param settings as a person wrote them
 * @throws AppError `invalid_input` with every setting that is unknown, out of range or contradicts another
 */
export function requestSettings(settings: unknown): RequestSettings {
  const parsed = remoteSettingsSchema.safeParse(settings ?? {});
  if (!parsed.success) throw invalid(parsed.error);
  const given = parsed.data;
  const body: Record<string, number | readonly string[] | undefined> = {
    max_tokens: given.maxNewTokens,
    temperature: given.doSample === false ? 0 : given.temperature,
    top_p: given.topP,
    stop: given.stopStrings,
    seed: given.seed,
    frequency_penalty: given.frequencyPenalty,
    presence_penalty: given.presencePenalty,
  };
  return Object.fromEntries(
    Object.entries(body).filter(
      (entry): entry is [string, number | readonly string[]] => entry[1] !== undefined,
    ),
  );
}

function invalid(error: z.ZodError): AppError {
  const names = Object.keys(remoteSettingsSchema.shape).join(', ');
  const problems: Problem[] = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          path: key,
          message: `is not supported on a server; supported are ${names}`,
        }))
      : [{ path: issue.path.join('.') || 'settings', message: issue.message }],
  );
  const [first] = problems;
  const others = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return new AppError(
    'invalid_input',
    `The settings of the generation are not valid: ${first!.path}: ${first!.message}${others}.`,
    { problems },
  );
}
