import type { z } from 'zod';
import { AppError, problem, problemAt, saidOfIssue, type Problem } from '#app/core/shared/errors.ts';
import { remoteSettingsSchema } from '#app/core/studies/remoteSettings.ts';

/** What the settings of a request are called where a lead sets them. */
export const SETTING_NAMES: Readonly<Record<string, string>> = {
  max_tokens: 'maxNewTokens',
  max_completion_tokens: 'maxNewTokens',
  temperature: 'temperature',
  top_p: 'topP',
  stop: 'stopStrings',
  seed: 'seed',
  frequency_penalty: 'frequencyPenalty',
  presence_penalty: 'presencePenalty',
};

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
      ? issue.keys.map((key) => problem(key, 'setting-unsupported-remotely', { names }))
      : [problemAt(issue.path.join('.') || 'settings', saidOfIssue(issue))],
  );
  const [first] = problems as [Problem];
  return new AppError('settings-invalid', { first, more: problems.length - 1 }, { problems });
}
