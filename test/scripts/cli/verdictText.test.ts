import { expect, test } from 'vitest';
import type { LocalProvenance, SystemProvenance } from '#app/core/studies/provenance.ts';
import type { Verdict } from '#app/core/evidence/verdict.ts';
import { verdictText } from '#scripts/cli/verdictText.ts';

const VERDICT = {
  ...{ study: 's', baseline: 'old', signature: 'sig', dataHash: 'hash', candidates: [] },
} as unknown as Verdict;
const WAY: LocalProvenance = {
  ...{ kind: 'onnx', modelHash: 'a', variant: null, precision: 'float32', dynamicQuantization: true },
  ...{ runtime: { name: 'onnxruntime-node', version: '1' }, executionProvider: 'cpu', threads: 1 },
  ...{ processor: { name: 'One', architecture: 'x64', features: ['avx2'] }, node: 'v20', evenhand: '1' },
};

test('a verdict ends with what its reader should know of how the outputs were made', () => {
  const provenance: SystemProvenance[] = [
    {
      system: 'old',
      role: 'baseline',
      made: [{ provenance: { ...WAY, dynamicQuantization: false }, outputs: 3 }],
    },
    {
      system: 'new',
      role: 'candidate',
      made: [
        { provenance: WAY, outputs: 2 },
        { provenance: { ...WAY, executionProvider: 'cuda' }, outputs: 1 },
      ],
    },
  ];
  const notes = verdictText(VERDICT, provenance)
    .split('\n')
    .filter((line) => line.startsWith('note: '));
  expect(notes).toEqual([
    expect.stringMatching(/new is quantized dynamically .* without VNNI \(One\).*not those of the machine/),
    expect.stringContaining('The outputs of new were made in 2 different ways'),
    expect.stringContaining('new and old were made under different conditions: the execution provider.'),
  ]);
  expect(notes.join('')).not.toContain('{{');
  expect(verdictText(VERDICT)).not.toContain('note:');
});
