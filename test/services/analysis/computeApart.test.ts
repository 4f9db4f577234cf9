import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { studyConfigurationSchema } from '#app/core/studies/configuration.ts';
import { buildReport, signReport, type ReportInput } from '#app/core/reports/buildReport.ts';
import { measureScores } from '#app/core/reports/measureScores.ts';
import { canonicalText } from '#app/core/verdict/canonical.ts';
import { computeApart } from '#app/services/analysis/computeApart.ts';
import type { VerdictTables } from '#app/core/verdict/judging/tables.ts';
import { computeReport } from '#app/services/analysis/computeReport.ts';
import { joinParts, partsOf, type StudyPart } from '#app/services/analysis/studyParts.ts';

const configuration = studyConfigurationSchema.parse({
  name: 'Apart',
  seed: 'apart',
  resamples: 100,
  systems: [
    { name: 'old', role: 'baseline', provider: { kind: 'import' } },
    { name: 'new', role: 'candidate', provider: { kind: 'import' } },
  ],
});

const system = (name: string, role: 'baseline' | 'candidate') => ({
  system: name,
  role,
  criterion: null,
  provider: 'import',
  sizeBytes: null,
  tokensPerSecond: null,
  peakMemoryBytes: null,
  latencyP50Ms: null,
  latencyP95Ms: null,
  firstTokenMs: null,
  generationMs: null,
  tokenizerHash: null,
});
const items = Array.from({ length: 6 }, (_, i) => `item-${i}`);

const input = {
  study: {
    slug: 'apart',
    name: 'Apart',
    question: '',
    state: 'closed',
    openedAt: null,
    closedAt: null,
  },
  configuration,
  data: {
    items: items.map((item) => ({
      item,
      prompt: 'Say it.',
      segment: null,
      language: 'en',
      references: ['it is said'],
    })),
    systems: [system('old', 'baseline'), system('new', 'candidate')],
    outputs: items.flatMap((item) =>
      ['old', 'new'].map((name) => ({
        item,
        system: name,
        text: `it is ${name} and said`,
        tokens: null,
        latencyMs: null,
        finishReason: null,
        referenceNll: null,
        referenceTokens: null,
        referenceBytes: null,
      })),
    ),
    ratings: items.flatMap((item, i) =>
      ['old', 'new'].flatMap((name, s) =>
        ['r1', 'r2', 'r3'].map((rater, r) => ({
          item,
          system: name,
          rater,
          criterion: 'fluency',
          value: 1 + ((i + s + r) % 5),
          sharedTextId: `${item}/${name}`,
        })),
      ),
    ),
    preferences: [],
    rankings: [],
    highlights: [],
    repeats: [],
    raters: ['r1', 'r2', 'r3'].map((rater) => ({
      rater,
      group: null,
      simulated: true,
      excludedReason: null,
      medianActiveMs: null,
    })),
  },
  progress: {
    items: 6,
    itemsWithControl: 0,
    blocksSubmitted: 18,
    blocksWanted: 18,
    raters: 3,
    judgments: 36,
  },
  dataHash: 'abc',
  version: '1',
} as unknown as ReportInput;

it('gives the same figures in a process of its own, its tables told in parts', async () => {
  const { data, dataHash: _, version: __, ...settings } = input;
  const given = await partsOf({ data, tables: null });
  const figures = await computeApart('figures', settings, { given });
  expect(signReport(figures, input)).toEqual(buildReport(input));
});

it('gives the same hash in a process of its own', async () => {
  const { data } = input;
  const given = await partsOf({ data, tables: null });
  expect(await computeApart('hash', { configuration: '{}' }, { given })).toBe(
    createHash('sha256').update(canonicalText('{}', data)).digest('hex'),
  );
});

it('ends a process whose answer nobody wants any more', async () => {
  const unwanted = new AbortController();
  const asked = computeApart('measures', { data: input.data, configuration }, { signal: unwanted.signal });
  unwanted.abort();
  await expect(asked).rejects.toMatchObject({
    code: 'internal',
    cause: { message: expect.stringContaining('SIGKILL') },
  });
});

it('says that a report could not be computed, without what went wrong inside', async () => {
  const given = [JSON.stringify({ of: 'data', table: 'items', rows: [] })];
  const { data: _, ...settings } = input;
  await expect(computeApart('figures', settings, { given })).rejects.toMatchObject({ code: 'internal' });
});

it('gives the same measures in a process of its own', async () => {
  const { data } = input;
  expect(await computeApart('measures', { data, configuration })).toEqual(
    measureScores({ data, configuration }),
  );
});

it('takes a study apart and puts it together again, its empty tables too', async () => {
  const many = Array.from({ length: 4001 }, (_, i) => ({ item: `item-${i}` }));
  const tables = { items: many, skips: [] } as unknown as VerdictTables;
  const parts = (await partsOf({ data: input.data, tables })).map((part) => JSON.parse(part) as StudyPart);
  expect(joinParts(parts)).toEqual({ data: input.data, tables });
  expect(parts.filter(({ table, of }) => of === 'tables' && table === 'items')).toHaveLength(3);
  expect(joinParts(parts.filter(({ of }) => of === 'data')).tables).toBeNull();
});

it('hashes many answers beside their figures, and builds no report that is found by its hash', async () => {
  const { dataHash: _, ...read } = manyAnswers();
  const asked = { ...read, frozen: '{}' };
  const hash = createHash('sha256').update(canonicalText('{}', asked.data)).digest('hex');
  expect(await computeReport(asked, async (dataHash) => `found by ${dataHash}`)).toEqual({
    dataHash: hash,
    found: `found by ${hash}`,
  });
  const computed = await computeReport(asked, async () => undefined);
  expect(computed).toEqual({ dataHash: hash, built: buildReport({ ...read, dataHash: hash }) });
});

/** A study with more ratings than are hashed in a moment. */
function manyAnswers(): ReportInput {
  const names = Array.from({ length: 900 }, (_, i) => `many-${i}`);
  const over = <T extends { item: string }>(rows: readonly T[]) =>
    names.flatMap((item) => rows.filter((row) => row.item === 'item-0').map((row) => ({ ...row, item })));
  const { outputs, ratings } = input.data;
  // Without references: no measure is resampled.
  const own = input.data.items.map((item) => ({ ...item, references: [] }));
  return {
    ...input,
    data: { ...input.data, items: over(own), outputs: over(outputs), ratings: over(ratings) },
  };
}
