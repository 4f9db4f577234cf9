import { expect, it } from 'vitest';
import { studyConfigurationSchema } from '#app/core/studies/configuration.ts';
import { measureLines } from '#app/core/verdict/judging/measureLines.ts';
import { ruledStudy } from '#app/core/verdict/judging/settings.ts';
import type { MeasuredValue, VerdictTables } from '#app/core/verdict/judging/tables.ts';

const study = ruledStudy(
  studyConfigurationSchema.parse({
    name: 'perplexity',
    seed: 'x',
    systems: [
      { name: 'base', role: 'baseline', provider: { kind: 'import' } },
      { name: 'tiny', role: 'candidate', provider: { kind: 'import' } },
    ],
    voters: ['perplexity'],
  }),
);
const ITEMS = Array.from({ length: 40 }, (_, index) => `i${index}`);
const TOKENS = 20;

/** What references of 20 tokens each cost a system, and its perplexity over all of them, `stretched` by other tokens. */
function costs(system: string, cost: (index: number) => number, stretched = 1): MeasuredValue[] {
  const rows = ITEMS.map((item, index) => ({
    item,
    system,
    measure: 'reference_nll',
    value: cost(index),
    lower: null,
    upper: null,
  }));
  const sum = rows.reduce((total, { value }) => total + value, 0);
  const value = Math.exp(sum / (ITEMS.length * TOKENS * stretched));
  return [...rows, { item: null, system, measure: 'perplexity', value, lower: null, upper: null }];
}

const lineOf = (measures: MeasuredValue[]) =>
  measureLines({ items: [], measures, outputs: [] } as unknown as VerdictTables, study, {
    baseline: 'base',
    candidate: 'tiny',
    level: 0.95,
    seed: 's',
    people: new Map(),
    referencedItems: null,
  }).find(({ name }) => name === 'perplexity')!;

it('compares perplexities by what the references cost, as an export tells it', () => {
  const before = costs('base', (index) => 30 + (index % 5));
  const after = costs('tiny', (index) => 33 + (index % 7));
  const line = lineOf([...before, ...after]);
  expect(line.estimate).toBeCloseTo(Math.log(before.at(-1)!.value / after.at(-1)!.value), 12);
  expect(line.lower!).toBeLessThan(line.estimate!);
  expect(line.upper!).toBeGreaterThan(line.estimate!);
});

it('compares none where the systems part texts into other tokens', () => {
  const rows = [...costs('base', () => 30), ...costs('tiny', () => 30, 1.3)];
  expect(lineOf(rows)).toMatchObject({ state: 'missing', notes: [{ kind: 'no-values', why: 'tokens' }] });
});
