import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#app/core/shared/canonicalJson.ts';
import { studyConfigurationSchema } from '#app/core/studies/configuration.ts';
import {
  CONFIGURATION_VERSION,
  frozenText,
  readConfiguration,
  unfrozenText,
} from '#app/core/studies/configuration/stored.ts';

/** As release 0.1.0 stored them, from `fixtures/releases/0.1.0`. */
const stored = JSON.parse(readFileSync(path.join(import.meta.dirname, 'v1.json'), 'utf8')) as Record<
  string,
  unknown
>;

describe.each(Object.entries(stored))(
  'the configuration of "%s", stored in version 1',
  (_, configuration) => {
    it('is whole in today’s shape: nothing is missing that a new study would have', () => {
      const today = readConfiguration(configuration, 1);
      expect(studyConfigurationSchema.parse(today)).toEqual(today);
    });

    it('keeps the text that its release took the hash of, opened or not', () => {
      expect(frozenText(readConfiguration(configuration, 1))).toBe(canonicalJson(configuration));
      expect(unfrozenText(configuration, 1)).toBe(canonicalJson(configuration));
    });
  },
);

it('fills in what version 1 left out as that version did', () => {
  const systems = [
    { name: 'a', role: 'baseline', provider: { kind: 'import' } },
    {
      name: 'b',
      role: 'candidate',
      provider: { kind: 'openai', baseUrl: 'http://x/v1', model: 'm', api: 'chat' },
    },
  ];
  const read = readConfiguration({ name: 'Old', seed: 's', systems }, 1);
  expect(read).toMatchObject({
    looks: 1,
    resamples: 1000,
    gates: { alpha: 0.4, ac2: 0.6 },
    margins: { criteria: { accept: 0.075, limit: 0.125 }, rouge: { accept: 0.01, limit: 0.03 } },
    protocol: { pairwise: true, ratersPerItem: 3, blocksPerSitting: 12, ranking: false },
  });
  expect(read.protocol.criteria.map(({ key }) => key)).toEqual(['fluency', 'relevance', 'consistency']);
});

it('keeps the looks that a study of version 1 had declared, which a new one cannot', () => {
  const [configuration] = Object.values(stored) as object[];
  expect(readConfiguration({ ...configuration, looks: 3 }, 1).looks).toBe(3);
  const asked = studyConfigurationSchema.safeParse({ ...configuration, looks: 3 });
  expect(asked.error?.issues.map(({ path }) => path)).toEqual([['looks']]);
});

it('reads what this release stores as it is, and freezes it with its keys in order', () => {
  const configuration = readConfiguration(Object.values(stored)[0], 1);
  expect(readConfiguration(configuration, CONFIGURATION_VERSION)).toBe(configuration);
  const turned = Object.fromEntries(Object.entries(configuration).reverse()) as typeof configuration;
  expect(frozenText(turned)).toBe(frozenText(configuration));
});

it('refuses what a newer release stored, and names the remedy', () => {
  expect(() => readConfiguration({}, CONFIGURATION_VERSION + 1)).toThrow(/newer release/);
});
