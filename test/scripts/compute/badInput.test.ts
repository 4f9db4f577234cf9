import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPUTED } from '#scripts/compute/registry.ts';
import { type Answer, answers, errorOf, printed, valueOf } from './stream.ts';

const good = { id: 'next', measure: 'stem', data: { word: 'cats' } };

/** Fails unless the answer is an error in a sentence, or a value in which a null goes with a reason. */
function expectHonest({ value, error }: Answer, place: unknown): void {
  const message = JSON.stringify({ place, value, error });
  if (error !== undefined) {
    expect(error.code, message).toBe('invalid_input');
    expect(error.message, message).toMatch(/^[^\n]+\.$/);
    expect(error.message, message).not.toMatch(/ at .*\.ts|\[object/);
  } else if (hasNull(value)) expect(JSON.stringify(value), message).toMatch(/"reason":"[^"]+\."/);
}

function hasNull(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === null;
  return Object.values(value).some(hasNull);
}

/** Answers to the requests, each of which must leave the next one unharmed. */
async function honest(...requests: (object | string)[]): Promise<Answer[]> {
  const result = await answers(...requests, good);
  expect(result).toHaveLength(requests.length + 1);
  expect(result.pop()).toEqual({ id: 'next', value: { stem: 'cat' } });
  result.forEach((answer, i) => expectHonest(answer, requests[i]));
  return result;
}

describe('a bad line', () => {
  it('may hold what JSON does not have', async () => {
    const ratings = (token: string) =>
      `{"id":1,"measure":"krippendorff_alpha","data":{"ratings":[[${token},1],[1,2]]}}`;
    const result = await honest(...['NaN', 'Infinity', '-Infinity', '01', "'a'", 'undefined'].map(ratings));
    expect(result.every(({ id, error }) => id === 1 && /not JSON/.test(error!.message))).toBe(true);
    const [beyond] = await honest(ratings('1e999'));
    expect(beyond!.error!.message).toMatch(/data\.ratings\[0\]/);
  });

  it('may be nested as deep as it likes', async () => {
    const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    await honest(
      '['.repeat(100_000),
      `{"id":1,"measure":"krippendorff_alpha","data":{"ratings":${deep(50_000)}}}`,
      `{"id":1,"measure":"stem","data":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`,
    );
    const [answer] = await printed(`{"id":${deep(5000)},"measure":"stem","data":{"word":"cats"}}\n`);
    expect(answer).toBe(`{"id":${deep(5000)},"value":{"stem":"cat"}}`);
  });

  it('may name what every object has', async () => {
    for (const measure of ['__proto__', 'constructor', 'toString']) {
      expect(await errorOf(measure, {})).toMatch(/is not known/);
    }
    const [one, two, three] = await honest(
      '{"id":1,"__proto__":{"measure":"stem"},"measure":"stem","data":{"word":"cats"}}',
      '{"id":2,"measure":"stem","data":{"__proto__":{"word":"cats"}}}',
      '{"id":3,"measure":"tokenize","data":{"text":"a"},"options":{"tokenizer":"__proto__"}}',
    );
    for (const answer of [two, three]) expect(answer!.error).toBeDefined();
    expect(one!.value ?? one!.error).toBeDefined();
    expect(({} as Record<string, unknown>).measure).toBeUndefined();
    const { labels } = await valueOf('dawid_skene', {
      judgments: [
        ['__proto__', 'constructor', '__proto__'],
        ['hasOwnProperty', 'constructor', 'x'],
      ],
    });
    expect(Object.entries(labels)).toEqual([
      ['__proto__', '__proto__'],
      ['hasOwnProperty', 'x'],
    ]);
  });

  it('may not be UTF-8, and may hold halves of characters', async () => {
    const invalid = Buffer.concat([
      Buffer.from('{"id":1,"measure":"stem","data":{"word":"'),
      Buffer.from([0xc3, 0x28, 0xf0, 0x9f]),
      Buffer.from(`"}}\n${JSON.stringify(good)}\n`),
    ]);
    const [first, second] = await printed(invalid);
    expect(first).toMatch(/"code":"invalid_input".*not UTF-8/);
    expect(second).toMatch(/"stem":"cat"/);
    const texts = { hypotheses: ['\ud800 a', '\u0000'], references: [['\udc00 a'], ['\ufeff']] };
    await honest(...['bleu', 'chrf', 'ter', 'rouge'].map((measure) => ({ id: 1, measure, data: texts })));
  });
});

/** Tables of two systems and a control, whose cells are now and then something else. */
function verdictData(odd: fc.Arbitrary<unknown>): fc.Arbitrary<object> {
  const or = (right: fc.Arbitrary<unknown>) => fc.oneof({ weight: 40, arbitrary: right }, odd);
  const item = or(fc.constantFrom('i1', 'i2', 'i3'));
  const rater = or(fc.constantFrom('r1', 'r2'));
  const system = or(fc.constantFrom('old', 'new', 'slight'));
  const rows = (row: Record<string, fc.Arbitrary<unknown>>) => fc.array(fc.record(row), { maxLength: 6 });
  return fc.record({
    study: fc.constant({
      systems: [
        { name: 'old', role: 'baseline' },
        { name: 'new', role: 'candidate' },
      ],
      protocol: { criteria: [{ key: 'fluency' }], pairwise: true },
    }),
    items: fc.constant([{ item: 'i1' }, { item: 'i2' }, { item: 'i3' }]),
    systems: fc.constant([
      { system: 'old', role: 'baseline' },
      { system: 'new', role: 'candidate' },
      { system: 'slight', role: 'control', criterion: 'fluency', dose: 'slight' },
    ]),
    outputs: rows({
      item,
      system,
      source_system: fc.constant('old'),
      shared_text_id: or(fc.constantFrom('1', '2')),
    }),
    ratings: rows({
      item,
      system,
      rater,
      criterion: fc.constant('fluency'),
      value: or(fc.integer({ min: 1, max: 5 })),
    }),
    preferences: rows({
      item,
      rater,
      system_a: fc.constant('old'),
      system_b: system,
      choice: or(fc.constantFrom('a', 'b', 'tie')),
    }),
    skips: rows({ item, rater, kind: fc.constant('skipped'), last_seen: system }),
  });
}

describe('data of every measure', () => {
  const number = fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: -1, max: 4 }) },
    fc.constantFrom(0.5, -1e308, 1e308, 1e-320, 9007199254740992, -0),
  );
  const odd = fc.constantFrom<unknown>(null, true, '', 'a', 'b', '1', {}, []);
  const scalar = fc.oneof({ weight: 8, arbitrary: number }, odd);
  const text = fc.constantFrom('', ' ', 'a', 'A b.', 'the cat sat', '猫', '\ud800', '__proto__');
  const list = (entry: fc.Arbitrary<unknown>) => fc.array(entry, { maxLength: 4 });
  const rows = fc.nat(3).chain((length) => list(fc.array(scalar, { minLength: length, maxLength: length })));
  const anything = fc.oneof(scalar, list(scalar), rows, list(rows), list(text), list(list(text)));
  const keys: Record<string, fc.Arbitrary<object>> = {};
  const fields = (names: readonly string[], arbitrary: fc.Arbitrary<unknown>) =>
    fc.record(Object.fromEntries(names.map((name) => [name, fc.oneof({ weight: 9, arbitrary }, anything)])));
  const numbers = (length: number) => fc.array(number, { minLength: length, maxLength: length });
  const pairs = (names: [string, string]) => fc.nat(5).chain((length) => fields(names, numbers(length)));
  for (const name of [
    'krippendorff_alpha',
    'gwet_ac',
    'percent_agreement',
    'rater_agreement',
    'icc',
    'kendall_w',
  ]) {
    keys[name] = fields(['ratings'], rows);
  }
  for (const name of ['correlation', 'cliffs_delta', 'paired_test', 'standardized_difference']) {
    keys[name] = pairs(['x', 'y']);
  }
  for (const name of ['bleu', 'chrf', 'ter', 'rouge', 'exact_match', 'token_f1', 'length_ratio']) {
    keys[name] = fc.record({ hypotheses: list(text), references: list(fc.array(text, { maxLength: 2 })) });
  }
  for (const name of ['dawid_skene', 'mace']) {
    keys[name] = fields(['judgments'], list(fc.array(scalar, { minLength: 3, maxLength: 3 })));
  }
  for (const name of ['difference_interval', 'mean_interval']) {
    keys[name] = fields(['ratings'], list(fc.tuple(scalar, scalar, number)));
  }
  keys.retention = fields(['differences', 'controls'], list(fc.tuple(scalar, scalar, number)));
  keys.verdict = verdictData(scalar);
  keys.plan = fc.record({
    study: fc.constant({
      systems: [
        { name: 'old', role: 'baseline' },
        { name: 'new', role: 'candidate' },
      ],
      protocol: { criteria: [{ key: 'fluency' }] },
    }),
    components: fields(['item', 'itemBySystem', 'rater', 'raterBySystem', 'residual', 'controlSd'], number),
  });
  keys.self_consistency = fields(['ratings'], list(fc.array(scalar, { minLength: 3, maxLength: 3 })));
  keys.cohen_kappa = pairs(['a', 'b']);
  keys.fleiss_kappa = fields(['counts'], rows);
  keys.bradley_terry = fc
    .integer({ min: 1, max: 3 })
    .chain((size) => fields(['wins'], fc.array(numbers(size), { minLength: size, maxLength: size })));
  keys.proportion_interval = fields(['successes', 'n'], number);
  keys.multiple_tests = fields(['p'], list(scalar));
  keys.classification = pairs(['truth', 'predicted']);
  keys.ranking = fields(['relevance'], rows);
  keys.bertscore = fields(['hypothesisEmbeddings', 'referenceEmbeddings'], list(rows));
  keys.meteor = fields(['hypotheses', 'references'], list(list(text)));
  keys.perplexity = fields(['tokenLogProbabilities'], rows);
  keys.bits_per_byte = fields(['tokenLogProbabilities', 'texts'], rows);
  keys.distinct_n = fields(['texts'], list(text));
  keys.tokenize = fields(['text'], text);
  keys.stem = fields(['word'], text);

  it('is tried for each measure that there is', () => {
    expect(Object.keys(keys).sort()).toEqual([...COMPUTED.keys()].sort());
  });

  it.each(Object.keys(keys))('%s never answers with a wrong kind of thing', async (measure) => {
    await fc.assert(
      fc.asyncProperty(fc.array(keys[measure]!, { minLength: 10, maxLength: 10 }), async (data) => {
        await honest(...data.map((each) => ({ id: 0, measure, data: each })));
      }),
      { numRuns: 15 },
    );
  });

  it('may lack what a quantity needs', async () => {
    const ratings = [
      [[1, 2, 3]],
      [[1], [null]],
      [[null], [null]],
      [
        [5, 5],
        [5, 5],
      ],
    ];
    for (const each of ratings) {
      for (const measure of ['krippendorff_alpha', 'gwet_ac']) {
        const value = await valueOf(measure, { ratings: each });
        expect('alpha' in value ? value.alpha : value.coefficient).toBeNull();
        expect(value.reason).toMatch(/./);
      }
    }
    expect(await errorOf('krippendorff_alpha', { ratings: [[1, 2], [1]] })).toMatch(
      /ratings\[1\] has 1 entries/,
    );
    expect(await errorOf('fleiss_kappa', { counts: [[3, -1]] })).toMatch(/counts\[0\]/);
    expect(await errorOf('proportion_interval', { successes: '1', n: 2 })).toMatch(/data\.successes/);
    const steep = {
      ratings: [
        [1e308, -1e308],
        [-1e308, 1e308],
      ],
    };
    for (const level of ['interval', 'ratio']) {
      expect(await valueOf('krippendorff_alpha', steep, { level })).toMatchObject({
        alpha: null,
        reason: /beyond/,
      });
    }
    expect(await valueOf('icc', steep)).toMatchObject({ ICC1: { value: null, reason: /beyond/ } });
    expect((await valueOf('gwet_ac', steep, { weights: 'quadratic' })).coefficient).toBe(-1);
  });

  it('may be long', async () => {
    const many = Array.from({ length: 150_000 }, () => 'a');
    for (const measure of ['bleu', 'ter', 'token_f1', 'chrf']) {
      await honest({ id: 1, measure, data: { hypotheses: ['a'], references: [many] } });
    }
    await honest({
      id: 1,
      measure: 'meteor',
      data: { hypotheses: [['a']], references: [many.map((a) => [a])] },
    });
    await honest({ id: 1, measure: 'multiple_tests', data: { p: many.map(() => 0.5) } });
    await honest({ id: 1, measure: 'tokenize', data: { text: 'a.1-,'.repeat(100_000) } });
  });
});
