import { expect, test } from 'vitest';
import type { AppError } from '#app/core/shared/errors.ts';
import { resolveSettings } from '#app/inference/settings/resolve.ts';
import { told } from '#test/told.ts';

test('generation_config.json gives the defaults, the caller comes first', () => {
  const file = {
    max_new_tokens: 40,
    eos_token_id: 5,
    repetition_penalty: 1.2,
    do_sample: false,
    bos_token_id: 1,
    num_beams: 4,
    length_penalty: 2,
    early_stopping: true,
    no_repeat_ngram_size: 3,
    forced_bos_token_id: 0,
    forced_eos_token_id: 2,
    bad_words_ids: [[59]],
  };
  expect(resolveSettings({}, file)).toEqual({
    maxNewTokens: 40,
    maxLength: undefined,
    minNewTokens: 0,
    minLength: 0,
    sampling: undefined,
    numBeams: 4,
    lengthPenalty: 2,
    earlyStopping: true,
    repetitionPenalty: 1.2,
    noRepeatNgramSize: 3,
    badWordsIds: [[59]],
    suppressTokens: [],
    beginSuppressTokens: [],
    stopStrings: [],
    eosTokenId: [5],
    decoderStartTokenId: undefined,
    forcedBosTokenId: 0,
    forcedEosTokenId: [2],
    truncation: 'refuse',
    chatTemplate: 'auto',
    allowBatchEffects: false,
  });
  expect(
    resolveSettings({ maxNewTokens: 3, eosTokenId: [7, 8], stopStrings: '\n', numBeams: 1 }, file),
  ).toMatchObject({
    maxNewTokens: 3,
    eosTokenId: [7, 8],
    stopStrings: ['\n'],
    numBeams: 1,
  });
});

test('without any limit, 20 new tokens, as transformers', () => {
  expect(resolveSettings({}, {})).toMatchObject({ maxNewTokens: 20, maxLength: undefined });
  expect(resolveSettings({}, { max_length: 50 })).toMatchObject({ maxNewTokens: undefined, maxLength: 50 });
  expect(resolveSettings({ maxLength: 30 }, { max_new_tokens: 50 })).toMatchObject({
    maxNewTokens: undefined,
    maxLength: 30,
  });
});

test('the end token of config.json counts where generation_config.json has none', () => {
  expect(resolveSettings({}, { max_length: 9 }, { eos_token_id: 9 }).eosTokenId).toEqual([9]);
  expect(resolveSettings({}, { eos_token_id: 3 }, { eos_token_id: 9 }).eosTokenId).toEqual([3]);
});

test('config.json stands in for a generation_config.json that is missing', () => {
  const old = { max_length: 20, num_beams: 4, forced_eos_token_id: 2, vocab_size: 99, eos_token_id: 2 };
  expect(resolveSettings({}, {}, old)).toMatchObject({
    numBeams: 4,
    forcedEosTokenId: [2],
    maxNewTokens: 20,
  });
  expect(resolveSettings({}, { max_length: 50 }, old).numBeams).toBe(1);
});

test('sampling as the folder or the caller asks, 50 likeliest tokens where nobody says how many', () => {
  const file = { do_sample: true, temperature: 0.6, top_p: 0.9 };
  expect(resolveSettings({}, file).sampling).toEqual({
    temperature: 0.6,
    topK: 50,
    topP: 0.9,
    minP: 0,
    seed: 0,
  });
  expect(resolveSettings({ doSample: false }, file).sampling).toBeUndefined();
  expect(resolveSettings({ doSample: true, topK: 0, seed: 7 }, {}).sampling).toMatchObject({
    topK: 0,
    seed: 7,
  });
  // Of no account when nothing is drawn, so not even checked.
  expect(resolveSettings({}, { do_sample: false, temperature: 0 }).sampling).toBeUndefined();
});

const problemsOf = (given: unknown, file = {}) => {
  try {
    resolveSettings(given, file);
  } catch (error) {
    return (error as AppError).problems;
  }
  return [];
};

test('what is not supported is an error, all of it at once, never ignored', () => {
  const paths = problemsOf({ numBeamGroups: 2, maxNewTokens: 0, doSample: 'yes' }).map(({ path }) => path);
  expect(paths.sort()).toEqual(['doSample', 'maxNewTokens', 'numBeamGroups']);
  expect(() => resolveSettings('fast', {})).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  expect(() => resolveSettings({}, { num_beam_groups: 2 })).toThrow(/generation_config\.json.*numBeamGroups/);
  expect(() => resolveSettings({}, { typical_p: 0.5 })).toThrow(/typicalP/);
  expect(resolveSettings({}, { typical_p: 1, num_beam_groups: 1, max_time: null }).numBeams).toBe(1);
});

test('entries of assisted decoding in a folder change nothing, so they are let by', () => {
  const assisted = {
    num_assistant_tokens: 20,
    num_assistant_tokens_schedule: 'constant',
    assistant_confidence_threshold: 0.4,
    assistant_early_exit: 3,
    assistant_lookbehind: 10,
    target_lookbehind: 10,
    prompt_lookup_num_tokens: 10,
    max_matching_ngram_size: 2,
    is_assistant: false,
  };
  const file = { max_new_tokens: 48, bos_token_id: 0, eos_token_id: 0 };
  expect(resolveSettings({}, { ...file, ...assisted })).toEqual(resolveSettings({}, file));
  // What a caller asks for is another matter: it would have no effect.
  expect(problemsOf({ numAssistantTokens: 20 })).toMatchObject([{ path: 'numAssistantTokens' }]);
});

test('what could have no effect is an error, unless it is what holds anyway', () => {
  expect(told(problemsOf({ temperature: 0.7, lengthPenalty: 2 }))).toEqual([
    { path: 'temperature', message: 'has an effect only with doSample true' },
    { path: 'lengthPenalty', message: 'has an effect only with numBeams above 1' },
  ]);
  expect(problemsOf({ temperature: 1, lengthPenalty: 1, earlyStopping: false })).toEqual([]);
  expect(problemsOf({ doSample: true, numBeams: 2 })).toMatchObject([{ path: 'numBeams' }]);
});
