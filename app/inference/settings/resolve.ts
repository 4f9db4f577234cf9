import type { z } from 'zod';
import { AppError, problem, problemAt, saidOfIssue, type Problem } from '#app/core/shared/errors.ts';
import { generationSettingsSchema, type GivenSettings } from '#app/core/studies/generationSettings.ts';
import type { JsonObject } from '../models/jsonFile.ts';
import { settingsOfFolder } from './fromFile.ts';
import type { GenerationSettings } from './schema.ts';

/** What transformers writes when nothing says how much. */
const DEFAULT_NEW_TOKENS = 20;
/** From how many tokens transformers draws when nothing says so. */
const DEFAULT_TOP_K = 50;

/** What a person may set. */
const SUPPORTED = Object.keys(generationSettingsSchema.shape).join(', ');

/** What only counts when tokens are drawn, with the value that changes nothing. */
const OF_SAMPLING = { temperature: 1, topK: 0, topP: 1, minP: 0 } as const;
/** What only counts with several beams, with the value that changes nothing. */
const OF_BEAMS = { lengthPenalty: 1, earlyStopping: false } as const;

/**
 * Decides the settings of a run: what the caller gives, else what the model's folder says, else what transformers
 * does.
 * @param given as a person wrote them, not yet checked
 * @param generationConfig generation_config.json, empty where there is none
 * @param config config.json, which counts where generation_config.json is missing, and for the end token
 * @throws AppError `invalid_input` with every setting that is unknown, out of range, not supported or without effect
 */
export function resolveSettings(
  given: unknown,
  generationConfig: JsonObject,
  config: JsonObject = {},
): GenerationSettings {
  const parsed = generationSettingsSchema.safeParse(given ?? {});
  if (!parsed.success) throw invalid('settings-invalid', problemsOf(parsed.error));
  const own = parsed.data;
  const base = defaultsOf(generationConfig, config, own);
  const merged: GivenSettings = { ...base, ...withoutUndefined(own) };
  const problems = contradictions(own, merged);
  if (problems.length > 0) throw invalid('settings-invalid', problems);
  const eos =
    merged.eosTokenId ?? generationSettingsSchema.shape.eosTokenId.safeParse(config['eos_token_id']).data;
  // A limit that the caller gives outweighs one of the other kind that the model's folder gives.
  const newTokens = own.maxNewTokens ?? (own.maxLength === undefined ? base.maxNewTokens : undefined);
  return {
    maxNewTokens: newTokens ?? (merged.maxLength === undefined ? DEFAULT_NEW_TOKENS : undefined),
    maxLength: newTokens === undefined ? merged.maxLength : undefined,
    minNewTokens: merged.minNewTokens ?? 0,
    // Where both are set, transformers lets the number of new tokens decide.
    minLength: merged.minNewTokens === undefined ? (merged.minLength ?? 0) : 0,
    sampling: merged.doSample
      ? {
          temperature: merged.temperature ?? OF_SAMPLING.temperature,
          topK: merged.topK ?? DEFAULT_TOP_K,
          topP: merged.topP ?? OF_SAMPLING.topP,
          minP: merged.minP ?? OF_SAMPLING.minP,
          seed: merged.seed ?? 0,
        }
      : undefined,
    numBeams: merged.numBeams ?? 1,
    lengthPenalty: merged.lengthPenalty ?? OF_BEAMS.lengthPenalty,
    earlyStopping: merged.earlyStopping ?? OF_BEAMS.earlyStopping,
    repetitionPenalty: merged.repetitionPenalty ?? 1,
    noRepeatNgramSize: merged.noRepeatNgramSize ?? 0,
    badWordsIds: merged.badWordsIds ?? [],
    suppressTokens: merged.suppressTokens ?? [],
    beginSuppressTokens: merged.beginSuppressTokens ?? [],
    stopStrings: merged.stopStrings ?? [],
    eosTokenId: eos ?? [],
    decoderStartTokenId: merged.decoderStartTokenId,
    forcedBosTokenId: merged.forcedBosTokenId,
    forcedEosTokenId: merged.forcedEosTokenId ?? [],
    truncation: merged.truncation ?? 'refuse',
    chatTemplate: merged.chatTemplate ?? 'auto',
    allowBatchEffects: merged.allowBatchEffects ?? false,
  };
}

/** What the model's folder says and the caller doesn't. */
function defaultsOf(generationConfig: JsonObject, config: JsonObject, own: GivenSettings): GivenSettings {
  const all = settingsOfFolder(generationConfig, config);
  const draws = own.doSample ?? all['doSample'] === true;
  const entries = Object.entries(all).filter(
    ([name]) => own[name as keyof GivenSettings] === undefined && (draws || !(name in OF_SAMPLING)),
  );
  const parsed = generationSettingsSchema.safeParse(Object.fromEntries(entries));
  if (parsed.success) return parsed.data;
  throw invalid('model-settings-unsupported', problemsOf(parsed.error));
}

/** Settings that exclude each other, and those of the caller that could have no effect. */
function contradictions(own: GivenSettings, merged: GivenSettings): Problem[] {
  const problems: Problem[] = [];
  const idle = (neutral: Readonly<Record<string, unknown>>, condition: string) => {
    for (const [name, value] of Object.entries(neutral)) {
      const set = own[name as keyof GivenSettings];
      if (set !== undefined && set !== value) problems.push(problem(name, 'idle-setting', { condition }));
    }
  };
  if (!merged.doSample) idle(OF_SAMPLING, 'doSample true');
  const beams = merged.numBeams ?? 1;
  if (beams === 1) idle(OF_BEAMS, 'numBeams above 1');
  if (beams > 1 && merged.doSample) {
    problems.push(problem('numBeams', 'beams-with-sampling', { beams }));
  }
  return problems;
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}

function problemsOf(error: z.ZodError): Problem[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => problem(key, 'setting-unsupported', { names: SUPPORTED }))
      : [problemAt(issue.path.join('.') || 'settings', saidOfIssue(issue))],
  );
}

function invalid(
  reason: 'settings-invalid' | 'model-settings-unsupported',
  problems: readonly Problem[],
): AppError {
  const [first] = problems as [Problem];
  return new AppError(reason, { first, more: problems.length - 1 }, { problems });
}
