import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadModelFolder, type Model } from '#app/inference/models/modelFolder.ts';
import { readAnswer } from '#app/inference/remote/answer.ts';
import { cutAtStop, textBeforeStop } from '#app/inference/stopStrings.ts';
import { outputsOf } from './collect.ts';
import { exportedFolder } from './exported.ts';

/** Tokens that stand for themselves; those in angle brackets are special. */
const tokenizerOf = (vocabulary: readonly string[]) => ({
  decodeAll: (tokens: readonly number[]) => tokens.map((token) => vocabulary[token]).join(''),
  decode: (tokens: readonly number[]) =>
    tokens
      .map((token) => vocabulary[token]!)
      .filter((text) => !text.startsWith('<'))
      .join(''),
});

describe('what stands before a stop string', () => {
  const before = (pieces: readonly string[], ...stops: string[]) =>
    textBeforeStop(
      tokenizerOf(pieces),
      pieces.map((_, index) => index),
      stops,
    );

  test('whatever its tokens are', () => {
    expect(before(['One', ' two', '###'], '###')).toBe('One two');
    expect(before(['One', ' t#', '#', '# on'], '###')).toBe('One t');
    expect(before(['###'], '###')).toBe('');
  });

  test('of several the one that begins first counts, not the one that is named first', () => {
    expect(before(['a', ' b; c.'], '.', ';')).toBe('a b');
    expect(before(['a', ' STOP'], 'TOP', 'STOP')).toBe('a ');
  });

  test('special tokens are no text, before it or within it', () => {
    expect(before(['a', '<b>', 'c', '<end>', 'd'], '<end>d')).toBe('ac');
    expect(before(['a', '<end>'], 'nd>')).toBe('a');
    expect(before(['a', '<x>', ' bend'], 'end')).toBe('a b');
  });

  test('a text without one stays whole', () => {
    expect(cutAtStop('whole', [])).toBe('whole');
    expect(cutAtStop('whole', ['x'])).toBe('whole');
  });
});

describe('a model here', () => {
  let model: Model;
  beforeAll(async () => void (model = await loadModelFolder(exportedFolder('llama'))));
  afterAll(() => model.release());
  const written = async (...stopStrings: string[]) =>
    (
      await outputsOf(model, [{ item: 'p0', prompt: 'The kettle is quiet' }], {
        ...{ doSample: false, maxNewTokens: 16 },
        ...(stopStrings.length === 0 ? {} : { stopStrings }),
      })
    )[0]!;

  test('leaves a stop string and what follows in its last token out of the text', async () => {
    expect(await written('qu Thed')).toMatchObject({ output: 'qur ', finishReason: 'stop' });
  });

  test('stops at any text that comes, wherever its tokens end', async () => {
    const { output: whole } = await written();
    for (let at = 0; at + 3 <= whole.length; at++) {
      const stop = whole.slice(at, at + 3);
      // The other one comes later, or not at all.
      const { output, finishReason } = await written('never written', stop, whole.slice(-2));
      expect(finishReason).toBe('stop');
      expect(output).toBe(cutAtStop(whole, [stop, whole.slice(-2)]));
    }
  });
});

describe('a server', () => {
  const answer = (choice: object, ...stops: string[]) =>
    readAnswer(JSON.stringify({ choices: [choice] }), 'application/json', 'completions', stops);

  test('that leaves a stop string in the text has it cut off', () => {
    const said = { text: 'Yes.\n\nNo', finish_reason: 'length' };
    expect(answer(said, '\n\n')).toMatchObject({ text: 'Yes.', finishReason: 'stop' });
    expect(answer(said)).toMatchObject({ text: 'Yes.\n\nNo', finishReason: 'length' });
  });

  test('has the log-probabilities of the text only', () => {
    const logprobs = { tokens: ['Yes', '.', '\n', '\nN'], token_logprobs: [-1, -2, -3, -4] };
    for (const text of ['Yes.', 'Yes.\n\nN']) {
      const found = answer({ text, finish_reason: 'stop', logprobs }, '\n\n');
      expect(found).toMatchObject({ text: 'Yes.', logProbabilities: [-1, -2] });
    }
    // Names that are not the text's pieces say nothing of where it ends.
    const bytes = { ...logprobs, tokens: ['bytes', 'a', 'b', 'c'] };
    expect(answer({ text: 'Yes.', logprobs: bytes }, '\n\n').logProbabilities).toEqual([-1, -2, -3, -4]);
  });
});
