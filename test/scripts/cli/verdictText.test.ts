import { expect, test } from 'vitest';
import type { LocalProvenance, SystemProvenance } from '#app/core/studies/provenance.ts';
import type { OtherStudy } from '#app/core/reports/otherStudy.ts';
import type { Verdict } from '#app/core/evidence/verdict.ts';
import type { ReportStudy } from '#app/core/reports/report.ts';
import { verdictText } from '#scripts/cli/verdictText.ts';

const STUDY: ReportStudy = {
  slug: 'study',
  name: 'Study',
  question: '',
  state: 'closed',
  openedAt: null,
  closedAt: null,
  ruleVersion: 2,
};
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
  const notes = verdictText({ study: STUDY, verdict: VERDICT, provenance })
    .split('\n')
    .filter((line) => line.startsWith('note: '));
  expect(notes).toEqual([
    expect.stringMatching(/new is quantized dynamically .* without VNNI \(One\).*not those of the machine/),
    expect.stringContaining('The outputs of new were made in 2 different ways'),
    expect.stringContaining('new and old were made under different conditions: the execution provider.'),
  ]);
  expect(notes.join('')).not.toContain('{{');
  expect(verdictText({ study: STUDY, verdict: VERDICT })).not.toContain('note:');
});

test('it tells of the looks that were taken', () => {
  const taken = { at: '2026-05-02T08:00:00.000Z', share: 0.521, information: 0.4, stopped: true };
  const looks = {
    looks: [
      {
        ...{ number: 1, at: 0.5, atEnd: false, state: 'taken' as const },
        taken: { ...taken, decisions: [{ system: 'new', outcome: 'ship' as const }] },
      },
      { number: 2, at: 0.75, atEnd: false, state: 'missed' as const, taken: null },
    ],
    extension: null,
    share: 0.53,
  };
  expect(verdictText({ study: { ...STUDY, looks }, verdict: VERDICT })).toContain(
    'look 1 at 52 % of the readings: new ship; the study stopped\nsignature sig',
  );
});

test('it tells of the other studies of the same models', () => {
  const other: OtherStudy = {
    ...{ system: 'new', slug: 'first', name: 'First', earlier: true, state: 'closed', decision: 'hold' },
    ...{ openedAt: '2026-05-01T08:00:00.000Z', closedAt: '2026-05-03T09:00:00.000Z' },
  };
  const others: OtherStudy[] = [
    other,
    { ...other, slug: 'second', state: 'withdrawn', closedAt: null, decision: null },
    { ...other, slug: 'third', earlier: false, state: 'paused', closedAt: null, decision: null },
  ];
  expect(verdictText({ study: STUDY, verdict: VERDICT, others })).toContain(
    [
      'tried before: first (new), closed on 2026-05-03: hold',
      'tried before: second (new), opened on 2026-05-01 and withdrawn without a verdict',
      'tried later: third (new), opened on 2026-05-01 and not closed yet',
      'signature sig',
    ].join('\n'),
  );
});
