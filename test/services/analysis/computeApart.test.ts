import { expect, it } from 'vitest';
import { studyConfigurationSchema } from '#app/core/studies/configuration.ts';
import { buildReport, type ReportInput } from '#app/core/reports/buildReport.ts';
import { measureScores } from '#app/core/reports/measureScores.ts';
import { computeApart } from '#app/services/analysis/computeApart.ts';

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

it('gives the same report in a process of its own', async () => {
  expect(await computeApart('report', JSON.stringify(input))).toEqual(buildReport(input));
});

it('says that a report could not be computed, without what went wrong inside', async () => {
  const broken = { ...input, data: null } as unknown as ReportInput;
  await expect(computeApart('report', JSON.stringify(broken))).rejects.toMatchObject({ code: 'internal' });
});

it('gives the same measures in a process of its own', async () => {
  const { data } = input;
  expect(await computeApart('measures', { data, configuration })).toEqual(
    measureScores({ data, configuration }),
  );
});
