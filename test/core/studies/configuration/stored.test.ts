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

    it('keeps the text that its release took the hash of where it had opened', () => {
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
    looks: { at: [], extension: null },
    resamples: 1000,
    gates: { theta: 0.4, controlLoss: {} },
    lines: {},
    margins: {
      criteria: { accept: 0.075, limit: 0.125 },
      severeLosses: { accept: 0.02, limit: 0.05 },
      rouge: { accept: 0.01, limit: 0.03 },
    },
    protocol: { pairwise: true, ratersPerItem: 3, blocksPerSitting: 12, ranking: false },
  });
  expect(read.protocol.criteria.map(({ key }) => key)).toEqual(['fluency', 'relevance', 'consistency']);
});

it('keeps the looks that a study of version 1 had declared, which a new one cannot', () => {
  const [configuration] = Object.values(stored) as object[];
  const read = readConfiguration({ ...configuration, looks: 3 }, 1);
  expect(read.looks).toEqual({ at: [], extension: null, dividedBy: 3 });
  const asked = studyConfigurationSchema.safeParse({ ...configuration, looks: 3 });
  expect(asked.error?.issues.map(({ path }) => path)).toEqual([['looks']]);
  expect(studyConfigurationSchema.parse({ ...configuration, looks: 1 }).looks).toEqual({
    at: [],
    extension: null,
  });
});

it('leads version 2 to the settings of rule 2, and takes the floors of agreement that a lead chose for floors', () => {
  const { lines: _, gates: __, margins, ...rest } = readConfiguration(Object.values(stored)[0], 1);
  const { severeLosses, ...before } = margins;
  const asStored = (gates: object) => ({ ...rest, margins: before, gates });
  const today = readConfiguration(asStored({ alpha: 0.4, ac2: 0.6 }), 2);
  expect(studyConfigurationSchema.parse(today)).toEqual(today);
  expect(today.gates).toEqual({ theta: 0.4, controlLoss: {} });
  expect(today.margins).toEqual({ ...before, severeLosses });
  const chosen = readConfiguration(asStored({ alpha: 0.5, ac2: 0.6 }), 2);
  expect(chosen.gates).toEqual({ theta: 0.4, controlLoss: {}, alpha: 0.5, ac2: 0.6 });
});

it('takes roles and losses of lines that a study has, and no others', () => {
  const configuration = readConfiguration(Object.values(stored)[0], 1);
  const { key } = configuration.protocol.criteria[0]!;
  const asked = (lines: object, gates: object) =>
    studyConfigurationSchema
      .safeParse({ ...configuration, lines, gates })
      .error?.issues.map(({ path }) => path.join('.'));
  expect(asked({ [key]: 'guardrail', 'severe-losses': 'shown' }, { controlLoss: { [key]: 1.1 } })).toBe(
    undefined,
  );
  expect(asked({ taste: 'shown' }, { controlLoss: { colour: 1 } })).toEqual([
    'lines.taste',
    'gates.controlLoss.colour',
  ]);
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
