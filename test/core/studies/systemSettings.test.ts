import { saidOfIssue } from '#app/core/shared/errors.ts';
import { inWords } from '#app/core/shared/problem.ts';
import { expect, it } from 'vitest';
import { systemSchema } from '#app/core/studies/configuration.ts';

const PROVIDERS = {
  onnx: { kind: 'onnx', modelFolder: 'models/a' },
  openai: { kind: 'openai', baseUrl: 'http://localhost:8000/v1', model: 'm', api: 'chat' },
  import: { kind: 'import' },
} as const;

const faultsOf = (kind: keyof typeof PROVIDERS, settings: unknown) =>
  systemSchema
    .safeParse({ name: 's', role: 'candidate', provider: PROVIDERS[kind], settings })
    .error?.issues.map((issue) => `${issue.path.join('.')}: ${inWords(saidOfIssue(issue))}`) ?? [];

it('takes the settings that the provider has, as they were written', () => {
  const settings = { maxNewTokens: 32, doSample: true, topP: 0.9, stopStrings: '\n', seed: 7 };
  for (const provider of [PROVIDERS.onnx, PROVIDERS.openai]) {
    const system = systemSchema.parse({ name: 's', role: 'candidate', provider, settings });
    expect(system.settings).toEqual(settings);
  }
  expect(faultsOf('onnx', { numBeams: 4, topK: 5, variant: 'quantized' })).toEqual([]);
});

it.each([
  ['onnx', { topk: 5 }, /^settings\.topk: is not supported; supported are maxNewTokens, /],
  ['onnx', { numBeams: 0 }, /^settings\.numBeams: /],
  ['onnx', { stopStrings: [''] }, /^settings\.stopStrings/],
  ['onnx', { frequencyPenalty: 1 }, /^settings\.frequencyPenalty: is not supported/],
  ['openai', { topK: 5 }, /^settings\.topK: is not supported; supported are maxNewTokens, /],
  ['openai', { numBeams: 4 }, /^settings\.numBeams: only 1 is supported/],
  ['openai', { doSample: false, temperature: 1 }, /^settings\.temperature: /],
  ['openai', 'fast', /^settings: /],
] as const)('refuses of %s the settings %j by name', (kind, settings, fault) => {
  expect(faultsOf(kind, settings)).toEqual([expect.stringMatching(fault)]);
});

it('tells all faults at once', () => {
  expect(faultsOf('onnx', { topK: -1, temperature: 0, speed: 'high' })).toHaveLength(3);
});

it('keeps what imported outputs were made with, whatever that was', () => {
  expect(faultsOf('import', { engine: 'another', topk: 5 })).toEqual([]);
});
