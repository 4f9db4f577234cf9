import { expect, it } from 'vitest';
import type { Verdict } from '#app/core/evidence/verdict.ts';
import { verdictMarkdown } from '#scripts/cli/verdictMarkdown.ts';

const line = { kind: 'criterion', name: 'fluency', unit: 'points', estimate: -0.05, lower: -0.2, upper: 0.1 };
const VERDICT = {
  ...{ study: 'summer', baseline: 'old', signature: 'evenhand-4|rule:2', dataHash: 'ab'.repeat(32) },
  candidates: [
    {
      ...{ system: 'new|<b>*bold*', decision: 'hold', sentence: 'Nobody can tell yet.' },
      lines: [
        { ...line, accept: 0.3, limit: 0.5, state: 'green', votes: true },
        {
          ...line,
          name: 'bleu',
          unit: 'BLEU',
          estimate: null,
          lower: null,
          accept: null,
          limit: null,
          state: 'missing',
        },
      ],
    },
  ],
} as unknown as Verdict;

it('is a heading, a sentence and a table, in which names mean nothing but themselves', () => {
  expect(verdictMarkdown(VERDICT).split('\n')).toEqual([
    '### new\\|&lt;b&gt;\\*bold\\* in place of old: **Hold**',
    '',
    'Nobody can tell yet.',
    '',
    '<details><summary>Evidence: candidate − baseline</summary>',
    '',
    '| line | estimate | interval | accepted loss | limit | state |',
    '| --- | ---: | :---: | ---: | ---: | --- |',
    '| fluency \\[points\\] | -0.050 | -0.200 … 0.100 | 0.300 | 0.500 | green |',
    '| bleu \\[BLEU\\] | — | — | — | — | missing (no vote) |',
    '',
    '</details>',
    '',
    '<sub>summer · evenhand-4|rule:2 · data abababababab</sub>',
    '',
  ]);
});
