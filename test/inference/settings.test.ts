import { expect, test } from 'vitest';
import { resolveSettings } from '#app/inference/settings.ts';

test('generation_config.json gives the defaults, the caller comes first', () => {
  const file = {
    max_new_tokens: 40,
    eos_token_id: 5,
    repetition_penalty: 1.2,
    do_sample: false,
    bos_token_id: 1,
  };
  expect(resolveSettings({}, file)).toEqual({
    maxNewTokens: 40,
    maxLength: undefined,
    minNewTokens: 0,
    repetitionPenalty: 1.2,
    stopStrings: [],
    eosTokenId: [5],
  });
  expect(resolveSettings({ maxNewTokens: 3, eosTokenId: [7, 8], stopStrings: '\n' }, file)).toMatchObject({
    maxNewTokens: 3,
    eosTokenId: [7, 8],
    stopStrings: ['\n'],
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
  expect(resolveSettings({}, {}, { eos_token_id: 9 }).eosTokenId).toEqual([9]);
  expect(resolveSettings({}, { eos_token_id: 3 }, { eos_token_id: 9 }).eosTokenId).toEqual([3]);
});

test('what is not supported is an error, all of it at once, never ignored', () => {
  const given = { temperature: 0.7, numBeams: 4, maxNewTokens: 0, doSample: true };
  expect(() => resolveSettings(given, {})).toThrow(
    expect.objectContaining({
      code: 'invalid_input',
      problems: expect.arrayContaining([
        expect.objectContaining({ path: 'temperature' }),
        expect.objectContaining({ path: 'numBeams' }),
        expect.objectContaining({ path: 'maxNewTokens' }),
        expect.objectContaining({ path: 'doSample' }),
      ]),
    }),
  );
  expect(() => resolveSettings('fast', {})).toThrow(expect.objectContaining({ code: 'invalid_input' }));
});

test('a file that asks for sampling is refused unless the caller decides for greedy decoding', () => {
  const file = { do_sample: true, temperature: 0.6, top_p: 0.9 };
  expect(() => resolveSettings({}, file)).toThrow(/generation_config\.json.*doSample/);
  expect(resolveSettings({ doSample: false }, file).maxNewTokens).toBe(20);
  expect(() => resolveSettings({}, { no_repeat_ngram_size: 3 })).toThrow(/noRepeatNgramSize/);
  expect(resolveSettings({}, { no_repeat_ngram_size: 0 }).maxNewTokens).toBe(20);
});
