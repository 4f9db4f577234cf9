import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  studyConfigurationSchema,
  type StudyConfiguration,
  type StudyConfigurationInput,
} from '#app/core/studies/configuration.ts';
import { bearingOf, weightiest } from '#app/core/studies/setup/bearings.ts';
import {
  areSame,
  differingParts,
  diffStudy,
  isSame,
  type StudySetup,
} from '#app/core/studies/setup/differences.ts';
import type { Item } from '#app/core/studies/items.ts';
import { asksTheSame, writesTheSame } from '#app/core/studies/setup/sameOutputs.ts';

const SYSTEMS = ['base', 'tiny', 'small'].map((name, place) => ({
  name,
  role: place === 0 ? 'baseline' : 'candidate',
  provider: { kind: 'import' },
}));

function configuration(rest: Partial<StudyConfigurationInput> = {}): StudyConfiguration {
  return studyConfigurationSchema.parse({ name: 'Shop texts', seed: 'seed', systems: SYSTEMS, ...rest });
}

const item = (key: string, rest: Partial<Item> = {}): Item => ({
  item: key,
  prompt: `Write about ${key}.`,
  references: [],
  ...rest,
});
const setup = (
  rest: Partial<StudyConfigurationInput> = {},
  items = ['a', 'b', 'c'].map((key) => item(key)),
) => ({
  configuration: configuration(rest),
  items,
});

describe('how two set-ups differ', () => {
  it('is told by paths that name systems and criteria, with what was and what is', () => {
    const [base, tiny, small] = SYSTEMS as [object, object, object];
    const after = setup({
      question: 'May it go?',
      systems: [base, { ...tiny, settings: { topP: 0.9 } }] as never,
      protocol: { ratersPerItem: 5 },
      margins: { criteria: { accept: 0.05, limit: 0.125 } },
    });
    expect(diffStudy(setup(), after).settings).toEqual([
      { path: 'question', before: '', after: 'May it go?' },
      { path: 'systems[tiny].settings.topP', before: undefined, after: 0.9 },
      { path: 'systems[small]', before: { ...small, settings: {} }, after: undefined },
      { path: 'protocol.ratersPerItem', before: 3, after: 5 },
      { path: 'margins.criteria.accept', before: 0.075, after: 0.05 },
    ]);
    expect(differingParts(diffStudy(setup(), after))).toEqual(['question', 'systems', 'protocol', 'margins']);
  });

  it('tells of systems in another order as of that, and not of each', () => {
    const turned = [SYSTEMS[0]!, SYSTEMS[2]!, SYSTEMS[1]!];
    expect(diffStudy(setup(), setup({ systems: turned as never })).settings).toEqual([
      { path: 'systems', before: ['base', 'tiny', 'small'], after: ['base', 'small', 'tiny'] },
    ]);
  });

  it('counts items that are new, gone, others, and in another order', () => {
    const before = setup();
    const after = setup({}, [item('b', { references: ['A lamp.'] }), item('d'), item('a')]);
    const { items } = diffStudy(before, after);
    expect(items).toEqual({ added: ['d'], removed: ['c'], changed: ['b'], reordered: true });
    expect(diffStudy(before, setup({}, [item('z'), ...before.items])).items).toEqual({
      added: ['z'],
      removed: [],
      changed: [],
      reordered: false,
    });
    expect(areSame(items)).toBe(false);
  });

  const anyText = fc
    .string({ minLength: 1, maxLength: 8, unit: 'grapheme-ascii' })
    .filter((text) => text.trim() === text);
  const anySetup: fc.Arbitrary<StudySetup> = fc
    .record({
      rest: fc.record(
        {
          question: anyText,
          guidelines: anyText,
          resamples: fc.integer({ min: 100, max: 2000 }),
          protocol: fc.record({ ratersPerItem: fc.integer({ min: 1, max: 9 }), comments: fc.boolean() }),
          floors: fc.record({ bleu: fc.integer({ min: 0, max: 100 }) }, { requiredKeys: [] }),
          margins: fc.constant({ preference: { accept: 0.05, limit: 0.3 } }),
          looks: fc.constantFrom({ at: [0.5] }, { at: [0.4, 0.6], extension: { judgments: 1 } }),
          systems: fc
            .shuffledSubarray(SYSTEMS.slice(1), { minLength: 1 })
            .map((some) => [SYSTEMS[0]!, ...some]),
        },
        { requiredKeys: [] },
      ),
      items: fc.uniqueArray(fc.record({ item: anyText, prompt: anyText, references: fc.array(anyText) }), {
        selector: (one) => one.item,
        minLength: 1,
        maxLength: 6,
      }),
    })
    .map(({ rest, items }) => setup(rest as never, items));

  it('is nothing for a set-up and itself, however it was stored', () => {
    fc.assert(
      fc.property(anySetup, (one) => {
        const stored = JSON.parse(JSON.stringify(one)) as StudySetup;
        expect(isSame(diffStudy(one, stored))).toBe(true);
        expect(studyConfigurationSchema.parse(stored.configuration)).toEqual(one.configuration);
      }),
    );
  });

  it('is the same from the other side, turned round', () => {
    fc.assert(
      fc.property(anySetup, anySetup, (one, other) => {
        const there = diffStudy(one, other);
        const back = diffStudy(other, one);
        expect(isSame(there)).toBe(JSON.stringify(one) === JSON.stringify(other) || isSame(back));
        expect(back.settings.map(({ path }) => path).sort()).toEqual(
          there.settings.map(({ path }) => path).sort(),
        );
        expect([...back.items.added].sort()).toEqual([...there.items.removed].sort());
        expect([...back.items.changed].sort()).toEqual([...there.items.changed].sort());
      }),
    );
  });
});

describe('what rests on a part', () => {
  it.each([
    ['name', 'verdict'],
    ['margins.criteria.accept', 'verdict'],
    ['looks.at', 'verdict'],
    ['looks.extension.items', 'preparation'],
    ['guidelines', 'raters'],
    ['protocol.training.passMark', 'raters'],
    ['protocol.ratersPerItem', 'tasks'],
    ['protocol.criteria[fluency].scale', 'preparation'],
    ['systems[tiny]', 'preparation'],
    ['constructor', 'preparation'],
  ] as const)('%s bears on %s', (path, bearing) => {
    expect(bearingOf(path)).toBe(bearing);
  });

  it('is as much as the weightiest of the parts', () => {
    expect(weightiest(['verdict', 'tasks', 'raters'])).toBe('tasks');
    expect(weightiest([])).toBe('verdict');
  });
});

describe('what a system wrote', () => {
  const onServer = {
    provider: {
      kind: 'openai',
      baseUrl: 'http://gpu/v1',
      model: 'm',
      api: 'chat',
      concurrency: 4,
      timeoutSeconds: 9,
    },
    settings: { temperature: 0 },
  } as const;
  it('is what it would write now where only the manner of asking changed', () => {
    expect(writesTheSame(onServer, { ...onServer, provider: { ...onServer.provider, concurrency: 9 } })).toBe(
      true,
    );
    expect(writesTheSame(onServer, { ...onServer, provider: { ...onServer.provider, model: 'n' } })).toBe(
      false,
    );
    expect(writesTheSame(onServer, { ...onServer, settings: { temperature: 1 } })).toBe(false);
  });

  it('answers an item still whose references, segment or language changed', () => {
    expect(asksTheSame(item('a'), item('a', { references: ['A lamp.'], segment: 'x', language: 'en' }))).toBe(
      true,
    );
    expect(asksTheSame(item('a'), item('a', { source: 'Lamps.' }))).toBe(false);
    expect(asksTheSame(item('a'), item('a', { prompt: 'Another.' }))).toBe(false);
  });
});
