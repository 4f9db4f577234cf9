import { expect, test } from 'vitest';
import {
  provenanceWarnings,
  type LocalProvenance,
  type Provenance,
  type SystemProvenance,
} from '#app/core/studies/provenance.ts';

const HERE: LocalProvenance = {
  kind: 'onnx',
  modelHash: 'a',
  variant: null,
  precision: 'float32',
  dynamicQuantization: false,
  runtime: { name: 'onnxruntime-node', version: '1.30.0' },
  executionProvider: 'cpu',
  threads: 1,
  processor: { name: 'One', architecture: 'x64', features: ['avx2'] },
  node: 'v20.20.0',
  evenhand: '0.1.0',
};
const SERVER: Provenance = {
  ...{ kind: 'openai', host: 'gpu:8000', model: 'm', reportedModel: 'm' },
  ...{ node: 'v20.20.0', evenhand: '0.1.0' },
};
const made = (...ways: (Provenance | null)[]) => ways.map((provenance) => ({ provenance, outputs: 3 }));
const study = (
  baseline: SystemProvenance['made'],
  candidate: SystemProvenance['made'],
): SystemProvenance[] => [
  { system: 'old', role: 'baseline', made: baseline },
  { system: 'new', role: 'candidate', made: candidate },
];

test('systems made alike, or of which nothing is recorded, need no word', () => {
  const other = { ...HERE, modelHash: 'b', precision: 'float16' as const, threads: null };
  expect(provenanceWarnings(study(made(HERE), made(other)))).toEqual([]);
  expect(provenanceWarnings(study(made(null), made(null)))).toEqual([]);
  expect(provenanceWarnings(study(made(HERE), made(null)))).toEqual([]);
  expect(provenanceWarnings(study([], []))).toEqual([]);
});

test.each([
  ['runtime', { runtime: { name: 'onnxruntime-node', version: '1.31.0' } }],
  ['executionProvider', { executionProvider: 'cuda' }],
  ['processor', { processor: { ...HERE.processor, name: 'Two' } }],
  ['processor', { processor: { ...HERE.processor, features: ['avx2', 'avx512f'] as const } }],
  ['evenhand', { evenhand: '0.2.0' }],
])('a baseline and a candidate that differ in %s', (part, difference) => {
  expect(provenanceWarnings(study(made(HERE), made({ ...HERE, ...difference })))).toEqual([
    { kind: 'provenance-differs', system: 'new', baseline: 'old', what: [part] },
  ]);
});

test('here and on a server are different places, and so are two servers', () => {
  const differs = { kind: 'provenance-differs', system: 'new', baseline: 'old', what: ['place'] };
  expect(provenanceWarnings(study(made(HERE), made(SERVER)))).toEqual([differs]);
  expect(provenanceWarnings(study(made(SERVER), made({ ...SERVER, host: 'other' })))).toEqual([differs]);
  expect(provenanceWarnings(study(made(SERVER), made(SERVER)))).toEqual([]);
});

test('outputs of one system that were made in several ways, not recorded being one', () => {
  const two = { ...HERE, runtime: { name: 'onnxruntime-node', version: '1.31.0' } };
  expect(provenanceWarnings(study(made(HERE, two), made(HERE)))).toEqual([
    { kind: 'provenance-mixed', system: 'old', ways: 2 },
    { kind: 'provenance-differs', system: 'new', baseline: 'old', what: ['runtime'] },
  ]);
  expect(provenanceWarnings(study(made(HERE, null), made(HERE)))).toEqual([
    { kind: 'provenance-mixed', system: 'old', ways: 2 },
  ]);
});

test('a dynamically quantized model on kernels that cut sums off', () => {
  const dynamic = { ...HERE, dynamicQuantization: true };
  const saturated = { kind: 'provenance-saturated', system: 'new', processor: 'One' };
  expect(provenanceWarnings(study(made(HERE), made(dynamic)))).toEqual([saturated]);
  const kinds = (way: Partial<LocalProvenance>) =>
    provenanceWarnings(study(made({ ...HERE, ...way }), made({ ...dynamic, ...way }))).map(
      ({ kind }) => kind,
    );
  expect(kinds({ processor: { ...HERE.processor, features: ['avx2', 'avx_vnni'] } })).toEqual([]);
  expect(kinds({ processor: { ...HERE.processor, features: null } })).toEqual([]);
  expect(kinds({ executionProvider: 'cuda' })).toEqual([]);
});
