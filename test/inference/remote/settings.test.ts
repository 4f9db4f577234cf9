import { expect, it } from 'vitest';
import { requestSettings } from '#app/inference/remote/settings.ts';

it('leaves to the server what is not set', () => {
  expect(requestSettings(undefined)).toEqual({});
  expect(requestSettings({ doSample: true, numBeams: 1 })).toEqual({});
});

it('takes greedy decoding for temperature 0', () => {
  expect(requestSettings({ doSample: false })).toEqual({ temperature: 0 });
  expect(requestSettings({ stopStrings: '\n\n' })).toEqual({ stop: ['\n\n'] });
});

it.each([
  [{ topK: 5 }, 'topK'],
  [{ repetitionPenalty: 1 }, 'repetitionPenalty'],
  [{ numBeams: 4 }, 'numBeams'],
  [{ doSample: false, temperature: 0.5 }, 'temperature'],
  [{ doSample: true, temperature: 0 }, 'temperature'],
  [{ temperature: 3 }, 'temperature'],
  [{ maxNewTokens: 0 }, 'maxNewTokens'],
  [{ stopStrings: ['1', '2', '3', '4', '5'] }, 'stopStrings'],
  ['fast', 'settings'],
])('refuses %j by naming %s', (settings, path) => {
  expect(() => requestSettings(settings)).toThrow(
    expect.objectContaining({ code: 'invalid_input', problems: [expect.objectContaining({ path })] }),
  );
});
