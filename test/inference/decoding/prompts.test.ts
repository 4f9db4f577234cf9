import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemText } from '#app/i18n/problems.ts';
import { loadModelFolder, type Model } from '#app/inference/models/modelFolder.ts';
import { scoreTexts } from '#app/inference/scoring/scoreTexts.ts';
import { outputsOf, resultsOf } from '../collect.ts';
import { exportedFolder, exportedOracles } from '../exported.ts';
import { tinyModel } from '../oracles.ts';

let gpt2: Model;
let llama: Model;
beforeAll(async () => {
  gpt2 = await loadModelFolder(tinyModel('tiny-gpt2'));
  llama = await loadModelFolder(exportedFolder('llama'));
});
afterAll(async () => {
  await gpt2.release();
  await llama.release();
});

const GREEDY = { doSample: false, maxNewTokens: 5, eosTokenId: [] };
const errorOf = async (model: Model, item: object, settings: object = {}) => {
  const [result] = await resultsOf(model, [{ item: 'a', prompt: 'x', ...item } as never], settings);
  return result !== undefined && 'error' in result ? problemText('en', result.error) : undefined;
};

test('a prompt that is too long is cut at the end that is asked for, leaving room for the text', async () => {
  const prompt = 'First words. '.repeat(30) + 'Last words.';
  const all = gpt2.tokenizer.encode(prompt, true);
  const context = 96;
  const kept = context - GREEDY.maxNewTokens + 1;
  for (const [truncation, cut] of [
    ['left', all.slice(-kept)],
    ['right', all.slice(0, kept)],
  ] as const) {
    const [output] = await outputsOf(gpt2, [{ item: 'a', prompt }], { ...GREEDY, truncation });
    expect(output!.truncatedTokens).toBe(all.length - kept);
    expect(output!.tokens).toHaveLength(GREEDY.maxNewTokens);
    const [same] = await outputsOf(gpt2, [{ item: 'a', prompt: gpt2.tokenizer.decode(cut) }], GREEDY);
    expect(output!.tokens).toEqual(same!.tokens);
  }
  expect(await errorOf(gpt2, { prompt })).toMatch(/at most 96; shorten it, or set "truncation"/);
  const [fits] = await outputsOf(gpt2, [{ item: 'a', prompt: 'x' }], { ...GREEDY, truncation: 'left' });
  expect(fits!.truncatedTokens).toBe(0);
});

test('the begin token stays when the beginning of a prompt is cut', async () => {
  const prompt = 'The kettle is quiet. '.repeat(20);
  const [output] = await outputsOf(llama, [{ item: 'a', prompt }], { ...GREEDY, truncation: 'left' });
  const own = llama.tokenizer.encode(prompt, false);
  const kept = 128 - GREEDY.maxNewTokens + 1 - 1;
  expect(output!.truncatedTokens).toBe(own.length - kept);
});

test('a model that never stops ends at the limit', async () => {
  const [output] = await outputsOf(gpt2, [{ item: 'a', prompt: 'x' }], { ...GREEDY, maxNewTokens: 30 });
  expect(output).toMatchObject({ finishReason: 'length' });
  expect(output!.tokens).toHaveLength(30);
});

test('messages go through the chat template, prompts only when it is asked for', async () => {
  const messages = exportedOracles('llama').chats![0]!.messages;
  const templated = llama.chatTemplate!.render(messages);
  const [chat] = await outputsOf(llama, [{ item: 'a', messages }], GREEDY);
  const bare = {
    ...llama,
    tokenizer: { ...llama.tokenizer, encode: () => llama.tokenizer.encode(templated, false) },
  };
  const [expected] = await outputsOf(bare, [{ item: 'a', prompt: 'whatever' }], GREEDY);
  expect(chat!.tokens).toEqual(expected!.tokens);

  const prompt = messages[0]!.content;
  const [asChat] = await outputsOf(llama, [{ item: 'a', prompt }], { ...GREEDY, chatTemplate: true });
  expect(asChat!.tokens).toEqual(chat!.tokens);
  const [plain] = await outputsOf(llama, [{ item: 'a', prompt }], GREEDY);
  expect(plain!.tokens).not.toEqual(chat!.tokens);

  // What is scored after a conversation is scored after its text.
  const text = 'Gladly.';
  const [inChat] = await scoreTexts(llama, [{ messages, text }]);
  const [after] = await scoreTexts(bare, [{ prompt: 'whatever', text }]);
  expect(inChat!.tokenLogProbabilities).toHaveLength(llama.tokenizer.encode(text, false).length);
  expect(inChat!.tokens).toEqual(llama.tokenizer.encode(text, false));
  expect(after).toBeDefined();
  expect((await scoreTexts(gpt2, [{ messages, text }]))[0]!.error).toMatchObject({
    reason: 'conversation-without-template',
  });

  expect(await errorOf(llama, { prompt: undefined, messages }, { chatTemplate: false })).toMatch(
    /set to false/,
  );
  expect(await errorOf(gpt2, { prompt: undefined, messages })).toMatch(/model folder has none/);
});

test('an empty prompt starts from the begin token, and is an error where there is none', async () => {
  const [output] = await outputsOf(gpt2, [{ item: 'a', prompt: '' }], GREEDY);
  expect(output!.tokens).toHaveLength(5);
  expect(await errorOf({ ...gpt2, beginToken: undefined }, { prompt: '' })).toMatch(/no begin token/);
});

test('what leaves nothing of a length in total is an error of the item', async () => {
  expect(await errorOf(gpt2, { prompt: 'The quick brown fox' }, { maxLength: 2 })).toMatch(
    /leaves nothing of maxLength 2/,
  );
});

test('sampling settings of generation_config.json are honoured, and the seed decides', async () => {
  expect(llama.generationConfig['do_sample']).toBe(true);
  const items = Array.from({ length: 8 }, (_, i) => ({ item: String(i), prompt: 'The kettle' }));
  const run = (seed: number) =>
    outputsOf(llama, items, { maxNewTokens: 12, eosTokenId: [], temperature: 3, seed });
  const texts = async (seed: number) => (await run(seed)).map(({ tokens }) => tokens.join());
  const first = await texts(1);
  expect(await texts(1)).toEqual(first);
  expect(await texts(2)).not.toEqual(first);
  expect(new Set(first).size).toBeGreaterThan(1);
});
