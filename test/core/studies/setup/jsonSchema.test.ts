import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import schema from '../../../../docs/study.schema.json' with { type: 'json' };
import { studyConfigurationSchema } from '#app/core/studies/configuration.ts';
import { readConfiguration } from '#app/core/studies/configuration/stored.ts';
import { studyJsonSchema } from '#app/core/studies/setup/jsonSchema.ts';
import { nearestOf, unknownFields } from '#app/core/studies/setup/unknownFields.ts';
import { SCHEMA_FILE, studySchemaText } from '#scripts/docs/studySchema.ts';
import { configurationOf } from '../../../services/studies/sampleStudy.ts';

const STUDIES = path.resolve(import.meta.dirname, '../../../../fixtures/studies');
const validates = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }).compile(schema);
const SCHEMA = studyJsonSchema();
const ITEMS = { items: 'items.jsonl' };

const examples: [string, object][] = [
  ...readdirSync(STUDIES).map((file): [string, object] => [
    file,
    { ...ITEMS, ...(parse(readFileSync(path.join(STUDIES, file), 'utf8')) as object) },
  ]),
  ['the example of the guide', guideExample()],
  ['what tests use', { ...ITEMS, ...configurationOf() }],
  ['all of it, defaults too', { ...ITEMS, ...complete() }],
  ...Object.entries(
    JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../configuration/v1.json'), 'utf8')) as Record<
      string,
      object
    >,
  ).map(([name, stored]): [string, object] => [
    `${name} of release 0.1.0`,
    { ...ITEMS, ...withoutMark(readConfiguration(stored, 1)) },
  ]),
];

/** The file that docs/study-as-code.md shows. */
function guideExample(): object {
  const guide = readFileSync(path.resolve(import.meta.dirname, '../../../../docs/study-as-code.md'), 'utf8');
  return parse(/```yaml\n([^]*?)```/.exec(guide)![1]!) as object;
}

function complete() {
  return studyConfigurationSchema.parse(
    configurationOf(
      {
        training: {
          tasks: [
            {
              kind: 'pairwise',
              prompt: 'A?',
              left: 'a',
              right: 'b',
              expected: ['left'],
              feedback: { en: 'So.' },
            },
          ],
        },
      },
      {
        looks: { at: [0.5], extension: { items: 2 } },
        customMeasures: [{ name: 'fidelity', direction: 'higher', margin: { accept: 0.1, limit: 0.2 } }],
        marginRule: { after: 2, factor: 0.9 },
        systems: [
          {
            name: 'base',
            role: 'baseline',
            provider: { kind: 'onnx', modelFolder: 'base' },
            settings: { topK: 5, stopStrings: '###' },
          },
          {
            name: 'tiny',
            role: 'candidate',
            provider: { kind: 'openai', baseUrl: 'http://gpu/v1', model: 'm', api: 'chat' },
            settings: { seed: 3 },
          },
          { name: 'third', role: 'candidate', provider: { kind: 'import' }, settings: { whatever: [1] } },
        ],
      },
    ),
  );
}

/** Without what no file can say: that a study of release 0.1.0 shares its level among looks. */
function withoutMark({
  looks: { at, extension },
  ...configuration
}: ReturnType<typeof readConfiguration>): object {
  return { ...configuration, looks: { at, extension } };
}

describe('docs/study.schema.json', () => {
  it('is what the schemas and their comments say now', async () => {
    expect(readFileSync(SCHEMA_FILE, 'utf8'), 'npm run docs:schema writes it anew').toBe(
      await studySchemaText(),
    );
  });

  it.each(examples)('takes %s', (_, example) => {
    validates(example);
    expect(validates.errors).toBeNull();
    expect(unknownFields(example, SCHEMA)).toEqual([]);
  });

  it('takes items that stand in it, conversations too', () => {
    const items = [
      { item: 'a', prompt: 'A?', references: ['a'] },
      { item: 'b', messages: [{ role: 'user', content: 'B?' }], language: 'zh-Hans' },
    ];
    expect(validates({ ...complete(), slug: 'shop', items, outputs: { third: 'third.jsonl' } })).toBe(true);
    expect(validates({ ...complete(), items: [{ prompt: 'no id' }] })).toBe(false);
    expect(validates({ ...complete(), items: [] })).toBe(false);
    expect(validates({ ...complete() })).toBe(false);
    expect(validates({ ...complete(), ...ITEMS, columns: { prompt: 'Frage', references: ['a', 'b'] } })).toBe(
      true,
    );
    expect(validates({ ...complete(), ...ITEMS, columns: { promt: 'Frage' } })).toBe(false);
    expect(validates({ ...complete(), ...ITEMS, slug: 'My study' })).toBe(false);
  });

  /** What zod finds that JSON Schema can say too. */
  const OF_SHAPE = new Set([
    ...[
      'invalid_type',
      'invalid_value',
      'too_small',
      'too_big',
      'unrecognized_keys',
      'invalid_union',
      'invalid_format',
    ],
  ]);
  const places = placesIn(complete(), []);
  const anyValue = fc.oneof(
    fc.constantFrom(null, true, [], {}, 'text', '', -1, 0, 0.5, 7, 1e9, 'x'.repeat(101), ['x'], { x: 1 }),
    fc.constant(undefined),
  );

  it('refuses what is refused for its shape, and nothing that is taken', () => {
    let [refused, taken] = [0, 0];
    fc.assert(
      fc.property(fc.constantFrom(...places), anyValue, (place, value) => {
        const broken = JSON.parse(JSON.stringify(replaced(complete(), place, value))) as object;
        const read = studyConfigurationSchema.safeParse(broken);
        const unknown = unknownFields({ ...ITEMS, ...broken }, SCHEMA);
        const valid = validates({ ...ITEMS, ...broken });
        const issues = read.error?.issues ?? [];
        if (unknown.length > 0 || issues.some(({ code }) => OF_SHAPE.has(code))) {
          refused++;
          expect(valid, `${place.join('.')} as ${JSON.stringify(value)}`).toBe(false);
        } else if (read.success) {
          taken++;
          expect(validates.errors, `${place.join('.')} as ${JSON.stringify(value)}`).toBeNull();
        }
      }),
      { numRuns: 2000 },
    );
    expect(refused).toBeGreaterThan(500);
    expect(taken).toBeGreaterThan(100);
  }, 60_000);
});

describe('a field that is not known', () => {
  it.each([
    ['sytems', 'systems'],
    ['raters_per_item', 'ratersPerItem'],
    ['RatersPerItem', 'ratersPerItem'],
    ['ratersPerItems', 'ratersPerItem'],
    ['colour', undefined],
    ['x', undefined],
  ])('%s is taken for %s', (name, meant) => {
    expect(nearestOf(name, ['systems', 'ratersPerItem', 'overlap', 'comments'])).toBe(meant);
  });

  it('is told wherever it stands, by the way to write it that was meant', () => {
    const given = {
      ...configurationOf(),
      ...ITEMS,
      nmae: 'x',
      systems: [{ name: 'a', role: 'baseline', provider: { kind: 'import', modelFoldr: 'x' } }],
      protocol: {
        training: { tasks: [{ kind: 'likert', prompt: 'A?', texts: 'b' }], passmark: 1 },
        pairwise: { tie: true },
      },
      lines: { anything: 'shown' },
    };
    expect(
      unknownFields(given, SCHEMA).map(({ path: place, reason, params }) => [place, reason, params.nearest]),
    ).toEqual([
      ['systems[0].provider.modelFoldr', 'field-unknown', undefined],
      ['protocol.training.tasks[0].texts', 'field-misspelt', 'text'],
      ['protocol.training.passmark', 'field-misspelt', 'passMark'],
      ['protocol.pairwise.tie', 'field-misspelt', 'ties'],
      ['nmae', 'field-misspelt', 'name'],
    ]);
  });
});

type Place = readonly (string | number)[];

/** Every place inside a value. */
function placesIn(value: unknown, place: Place): Place[] {
  if (typeof value !== 'object' || value === null) return [place];
  const entries = Array.isArray(value)
    ? value.map((one, index) => [index, one] as const)
    : Object.entries(value);
  const inside = entries.flatMap(([name, one]) => placesIn(one, [...place, name as string | number]));
  return place.length === 0 ? inside : [place, ...inside];
}

/** A value with another one at a place; undefined takes it away. */
function replaced(value: unknown, [first, ...rest]: Place, by: unknown): unknown {
  if (first === undefined) return by;
  if (Array.isArray(value))
    return value.map((one, index) => (index === first ? replaced(one, rest, by) : (one as unknown)));
  return { ...(value as object), [first]: replaced((value as Record<string, unknown>)[first], rest, by) };
}
