import { describe, expect, it } from 'vitest';
import { MOST_LINE_BYTES } from '#scripts/compute/answer.ts';
import { COMPUTED } from '#scripts/compute/registry.ts';
import { type Answer, answers, printed } from './stream.ts';

interface Request {
  readonly data: Readonly<Record<string, unknown>>;
  readonly options?: object;
}

const segments = {
  hypotheses: ['the cat sat', 'a dog'],
  references: [['a cat sat'], ['the dog ran', 'a dog']],
};
const ratings = [
  [1, 2, 3, 3],
  [1, 2, 2, 3],
  [2, 2, 3, 3],
];
const pairs = { x: [1, 2, 4, 3, 7], y: [2, 1, 3, 5, 6] };
const crossed = [
  ['i1', 'r1', 1],
  ['i1', 'r2', 0],
  ['i2', 'r1', -1],
  ['i2', 'r2', 0.5],
];
const judgments = [
  ['i1', 'r1', 'a'],
  ['i1', 'r2', 'a'],
  ['i2', 'r1', 'b'],
  ['i2', 'r2', 'a'],
  ['i3', 'r1', 'b'],
  ['i3', 'r2', 'b'],
];
const embeddings = [
  [
    [1, 0.5],
    [0.2, 1],
  ],
  [[1, 1]],
];

const verdictTables = {
  study: {
    name: 'one',
    seed: '1',
    systems: [
      { name: 'old', role: 'baseline', provider: { kind: 'import' } },
      { name: 'new', role: 'candidate', provider: { kind: 'import' } },
    ],
    protocol: { criteria: [{ key: 'fluency' }] },
    voters: [],
  },
  items: [{ item: 'i1' }, { item: 'i2' }, { item: 'i3' }],
  systems: [
    { system: 'old', role: 'baseline' },
    { system: 'new', role: 'candidate' },
    { system: 'slight', role: 'control', criterion: 'fluency', dose: 'slight', maker: 'one' },
  ],
  outputs: ['old', 'new', 'slight'].flatMap((system) =>
    ['i1', 'i2'].map((item) => ({ item, system, source_system: system === 'slight' ? 'old' : null })),
  ),
  ratings: ['old', 'new', 'slight'].flatMap((system, s) =>
    ['i1', 'i2'].flatMap((item, i) =>
      ['r1', 'r2'].map((rater, r) => ({
        item,
        system,
        rater,
        criterion: 'fluency',
        value: 1 + ((s + i + 2 * r) % 5),
      })),
    ),
  ),
  preferences: ['i1', 'i2'].flatMap((item, i) =>
    ['r1', 'r2'].map((rater, r) => ({
      item,
      rater,
      system_a: 'old',
      system_b: 'new',
      choice: i + r > 1 ? 'a' : 'b',
    })),
  ),
};

/** A request of every measure that has an answer without anything undefined. */
const GOOD: Readonly<Record<string, Request>> = {
  tokenize: { data: { text: 'a b' } },
  stem: { data: { word: 'cats' } },
  bleu: { data: segments },
  chrf: { data: segments },
  ter: { data: segments },
  rouge: { data: segments },
  meteor: { data: { hypotheses: [['a', 'cat']], references: [[['the', 'cat']]] } },
  exact_match: { data: segments },
  token_f1: { data: segments },
  distinct_n: { data: { texts: ['a b c', 'a b'] } },
  length_ratio: { data: segments },
  bertscore: { data: { hypothesisEmbeddings: embeddings, referenceEmbeddings: embeddings } },
  classification: { data: { truth: ['a', 'b', 'a'], predicted: ['a', 'b', 'b'], scores: [0.1, 0.9, 0.6] } },
  ranking: {
    data: {
      relevance: [
        [0, 1, 2],
        [1, 0],
      ],
    },
  },
  perplexity: { data: { tokenLogProbabilities: [[-1, -2], [-0.5]] } },
  bits_per_byte: { data: { tokenLogProbabilities: [[-1, -2], [-0.5]], texts: ['ab', 'c'] } },
  krippendorff_alpha: { data: { ratings } },
  cohen_kappa: { data: { a: [1, 2, 1, 2], b: [1, 2, 2, 2] } },
  fleiss_kappa: {
    data: {
      counts: [
        [3, 0],
        [1, 2],
        [2, 1],
      ],
    },
  },
  gwet_ac: { data: { ratings } },
  percent_agreement: { data: { ratings } },
  icc: {
    data: {
      ratings: [
        [1, 2, 2],
        [3, 3, 4],
        [5, 4, 5],
        [2, 2, 1],
      ],
    },
  },
  kendall_w: {
    data: {
      ratings: [
        [1, 2, 1],
        [2, 1, 3],
        [3, 3, 2],
      ],
    },
  },
  rater_agreement: { data: { ratings } },
  self_consistency: {
    data: {
      ratings: [
        ['u', 'r', 1],
        ['u', 'r', 2],
      ],
    },
  },
  dawid_skene: { data: { judgments } },
  mace: { data: { judgments } },
  bradley_terry: {
    data: {
      wins: [
        [0, 2],
        [1, 0],
      ],
      ties: [
        [0, 1],
        [1, 0],
      ],
    },
    options: { model: 'davidson' },
  },
  proportion_interval: { data: { successes: 3, n: 10 } },
  difference_interval: { data: { ratings: crossed } },
  mean_interval: { data: { ratings: crossed } },
  correlation: { data: pairs },
  cliffs_delta: { data: pairs },
  standardized_difference: { data: pairs },
  paired_test: { data: pairs },
  multiple_tests: { data: { p: [0.01, 0.5] } },
  retention: { data: { differences: crossed, controls: crossed.map(([item, rater]) => [item, rater, -1]) } },
  verdict: { data: verdictTables },
  plan: { data: { study: verdictTables.study } },
};

const all = Object.entries(GOOD);
/** What one list of a request may hold more of than the other without being wrong: two samples need not be alike. */
const MAY_DIFFER = new Set(['cliffs_delta', 'standardized_difference', 'retention']);
const HOLDS_TEXTS = new Set(['text', 'word', 'hypotheses', 'references', 'texts']);

async function ask(
  measure: string,
  { data, options }: { data: unknown; options?: unknown },
): Promise<Answer> {
  return (await answers({ id: measure, measure, data, options }))[0]!;
}

function expectSentence({ error, value }: Answer, place: unknown, pattern: RegExp): void {
  const what = JSON.stringify({ place, value, error });
  expect(error?.code, what).toBe('invalid_input');
  expect(error?.message, what).toMatch(pattern);
  expect(error?.message, what).toMatch(/^[^\n]+\.$/);
  expect(error?.message, what).not.toMatch(/undefined|\bat .*\.ts|\[object|Invalid input/);
}

/** Whether a null, wherever it stands, has its reason in the same object or one around it. */
function isExplained(value: unknown, within = false): boolean {
  if (value === null) return within;
  if (typeof value !== 'object') return true;
  const here =
    within || (!Array.isArray(value) && typeof (value as { reason?: unknown }).reason === 'string');
  return Object.values(value).every((member) => isExplained(member, here));
}

function hasNull(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === null;
  return Object.values(value).some(hasNull);
}

/** The value with the leaf at the end of the first branch replaced. */
function withLeaf(value: unknown, leaf: unknown): unknown {
  return Array.isArray(value) ? [withLeaf(value[0], leaf), ...(value as unknown[]).slice(1)] : leaf;
}

it('there is a request for every measure', () => {
  expect(Object.keys(GOOD).sort()).toEqual([...COMPUTED.keys()].sort());
});

describe.each(all)('%s', (measure, good) => {
  const fields = Object.entries(good.data);

  it('answers what is right with figures', async () => {
    const { value, error } = await ask(measure, good);
    expect(error).toBeUndefined();
    expect(hasNull(value)).toBe(false);
  });

  it('names data, and each of its fields, that are missing', async () => {
    const needed = fields.filter(([name]) => name !== 'scores' && name !== 'ties');
    expectSentence(
      await ask(measure, { data: undefined }),
      'data',
      /^data is missing; it must be an object with /,
    );
    for (const [name] of needed) {
      const { [name]: _, ...data } = good.data;
      expectSentence(
        await ask(measure, { ...good, data }),
        name,
        new RegExp(`data\\.${name} is missing; it must be `),
      );
    }
  });

  it('names a field of another type, and what must be there', async () => {
    for (const [name, right] of fields) {
      for (const wrong of [true, {}, typeof right === 'string' ? 5 : 'x']) {
        const answer = await ask(measure, { ...good, data: { ...good.data, [name]: wrong } });
        expectSentence(answer, [name, wrong], new RegExp(`data\\.${name}\\b.* must be `));
      }
    }
  });

  it('names an option that there is not, and options of another type', async () => {
    const data = good.data;
    expectSentence(
      await ask(measure, { data, options: { bogus: 1 } }),
      'bogus',
      /options has no "bogus"; it takes /,
    );
    expectSentence(
      await ask(measure, { data, options: [] }),
      '[]',
      /options is a list; it must be an object/,
    );
  });

  it('never takes a text, true or what float64 cannot hold for a number', async () => {
    for (const [name, right] of fields) {
      for (const leaf of ['NaN', 'Infinity', '-Infinity', '1', true]) {
        const answer = await ask(measure, { ...good, data: { ...good.data, [name]: withLeaf(right, leaf) } });
        if (answer.error !== undefined) expectSentence(answer, [name, leaf], /./);
        else expect(isExplained(answer.value), JSON.stringify(answer)).toBe(true);
      }
      if (HOLDS_TEXTS.has(name)) continue;
      const line = JSON.stringify({
        id: 1,
        measure,
        ...good,
        data: { ...good.data, [name]: withLeaf(right, 'beyond') },
      });
      for (const token of ['NaN', 'Infinity', '-Infinity', '1e999']) {
        const [text] = await printed(line.replace('"beyond"', token));
        const answer = JSON.parse(text!) as Answer;
        expect(answer.error?.code, text).toBe('invalid_input');
        expect(answer.error?.message, text).toMatch(token === '1e999' ? /data/ : /not JSON/);
      }
    }
  });

  it('refuses lists of lengths that differ', async () => {
    const lists = fields.filter(([, value]) => Array.isArray(value)) as [string, unknown[]][];
    if (lists.length > 1 && !MAY_DIFFER.has(measure)) {
      for (const [name, list] of lists) {
        const data = { ...good.data, [name]: [...list, list[0]] };
        expectSentence(await ask(measure, { ...good, data }), name, /\d/);
      }
    }
    if (
      ['ratings', 'counts', 'wins'].some((name) => name in good.data) &&
      !['self_consistency', 'verdict'].includes(measure)
    ) {
      const [name, list] = lists[0] as [string, unknown[][]];
      const data = { ...good.data, [name]: [[...list[0]!, list[0]![0]], ...list.slice(1)] };
      expectSentence(await ask(measure, { ...good, data }), name, new RegExp(`${name}\\[\\d\\]`));
    }
  });

  it('answers empty lists with an error or with null and a reason', async () => {
    const data = Object.fromEntries(fields.map(([name, value]) => [name, Array.isArray(value) ? [] : value]));
    const answer = await ask(measure, { ...good, data });
    if (answer.error !== undefined) expectSentence(answer, 'empty', /./);
    else expect(isExplained(answer.value), JSON.stringify(answer)).toBe(true);
  });
});

describe('what is not defined', () => {
  const NO_RATERS = { ratings: [] };
  const ONE_RATER = { ratings: [[1, 2, 3]] };
  const ALL_EQUAL = {
    ratings: [
      [4, 4, 4],
      [4, 4, 4],
    ],
  };
  const NOTHING_PAIRABLE = {
    ratings: [
      [1, null, 3],
      [null, 2, null],
    ],
  };
  const FLAT = { x: [2, 2, 2, 2], y: [2, 2, 2, 2] };
  const cases: [string, string, object, object | undefined, string][] = [
    ...['krippendorff_alpha', 'gwet_ac', 'percent_agreement'].flatMap(
      (measure): [string, string, object, object | undefined, string][] => {
        const figure = {
          krippendorff_alpha: 'alpha',
          gwet_ac: 'coefficient',
          percent_agreement: 'agreement',
        }[measure]!;
        return [
          ['no raters', measure, NO_RATERS, undefined, figure],
          ['one rater', measure, ONE_RATER, undefined, figure],
          ['nothing pairable', measure, NOTHING_PAIRABLE, undefined, figure],
        ];
      },
    ),
    ...['nominal', 'ordinal', 'interval', 'ratio'].map((level): [string, string, object, object, string] => [
      `all values equal, ${level}`,
      'krippendorff_alpha',
      ALL_EQUAL,
      { level },
      'alpha',
    ]),
    ['all values equal', 'gwet_ac', ALL_EQUAL, undefined, 'coefficient'],
    ['all values equal', 'cohen_kappa', { a: [1, 1], b: [1, 1] }, undefined, 'kappa'],
    [
      'one category only',
      'fleiss_kappa',
      {
        counts: [
          [3, 0],
          [3, 0],
        ],
      },
      undefined,
      'kappa',
    ],
    [
      'all values equal',
      'icc',
      {
        ratings: [
          [2, 2],
          [2, 2],
          [2, 2],
        ],
      },
      undefined,
      'ICC1.value',
    ],
    [
      'all values equal',
      'kendall_w',
      {
        ratings: [
          [2, 2],
          [2, 2],
          [2, 2],
        ],
      },
      undefined,
      'w',
    ],
    ...['pearson', 'spearman', 'kendall-b', 'kendall-c'].map(
      (method): [string, string, object, object, string] => [
        `no variation, ${method}`,
        'correlation',
        FLAT,
        { method },
        'coefficient',
      ],
    ),
    ['no differences', 'paired_test', FLAT, { method: 't' }, 'p'],
    ['no variation', 'standardized_difference', FLAT, undefined, 'difference'],
    [
      'nothing of a class',
      'classification',
      { truth: ['a'], predicted: ['b'] },
      undefined,
      'perClass.b.recall',
    ],
    [
      'nothing of a class, on average',
      'classification',
      { truth: ['a'], predicted: ['b'] },
      undefined,
      'macro.recall',
    ],
    [
      'never given, on average',
      'classification',
      { truth: ['a'], predicted: ['b'] },
      undefined,
      'macro.precision',
    ],
    ['nothing relevant', 'ranking', { relevance: [[0, 0]] }, undefined, 'ndcg.mean'],
    ['no tokens', 'perplexity', { tokenLogProbabilities: [[]] }, undefined, 'perplexity'],
    ['empty text', 'bits_per_byte', { tokenLogProbabilities: [[-1]], texts: [''] }, undefined, 'bitsPerByte'],
    ['too short', 'distinct_n', { texts: ['a'] }, undefined, 'distinct'],
    [
      'no direction',
      'bertscore',
      { hypothesisEmbeddings: [[[0, 0]]], referenceEmbeddings: [[[1, 0]]] },
      undefined,
      'mean.f1',
    ],
    [
      'no comparison',
      'bradley_terry',
      {
        wins: [
          [0, 0],
          [0, 0],
        ],
      },
      undefined,
      'logStrengths',
    ],
    [
      'never beaten',
      'bradley_terry',
      {
        wins: [
          [0, 3],
          [0, 0],
        ],
      },
      undefined,
      'logStrengths',
    ],
    ['no trial', 'proportion_interval', { successes: 0, n: 0 }, undefined, 'lower'],
    ['one rater', 'rater_agreement', ONE_RATER, undefined, 'perRater.0.agreement'],
    ['nothing repeated', 'self_consistency', { ratings: [['u', 'r', 1]] }, undefined, 'perRater.0.agreement'],
  ];

  it.each(cases)('%s: %s is null with a reason, or refused', async (_, measure, data, options, figure) => {
    const answer = await ask(measure, { data, options });
    if (answer.error !== undefined) {
      // Without any rating there is nothing to be undefined.
      expect(data).toBe(NO_RATERS);
      return;
    }
    const found = figure
      .split('.')
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], answer.value);
    expect(found, JSON.stringify(answer)).toBeNull();
    expect(isExplained(answer.value), JSON.stringify(answer)).toBe(true);
  });

  it.each<[string, object, RegExp]>([
    ['fleiss_kappa', { counts: [[3, -1]] }, /counts\[0\]/],
    ['fleiss_kappa', { counts: [[1.5, 1.5]] }, /counts\[0\]/],
    [
      'fleiss_kappa',
      {
        counts: [
          [3, 0],
          [1, 1],
        ],
      },
      /counts\[1\]/,
    ],
    [
      'bradley_terry',
      {
        wins: [
          [0, -1],
          [1, 0],
        ],
      },
      /wins\[0\]\[1\]/,
    ],
    [
      'bradley_terry',
      {
        wins: [
          [0, 1],
          [1, 0],
        ],
        ties: [
          [0, 1],
          [2, 0],
        ],
      },
      /ties/,
    ],
    ['proportion_interval', { successes: -1, n: 3 }, /-1/],
    ['proportion_interval', { successes: 4, n: 3 }, /4 of 3/],
    ['proportion_interval', { successes: 0.5, n: 3 }, /0\.5/],
    ['multiple_tests', { p: [0.1, 1.2] }, /1\.2/],
    ['perplexity', { tokenLogProbabilities: [[0.5]] }, /0\.5/],
    ['icc', { ratings: [[1, null]] }, /ratings\[0\]/],
    [
      'krippendorff_alpha',
      {
        ratings: [
          ['a', 'b'],
          ['a', 'b'],
        ],
      },
      /./,
    ],
  ])('%s refuses %j', async (measure, data, pattern) => {
    const level = measure === 'krippendorff_alpha' ? { level: 'interval' } : undefined;
    expectSentence(await ask(measure, { data, options: level }), data, pattern);
  });
});

it('a line beyond 256 MB is answered, and the next is read', async () => {
  const piece = Buffer.alloc(2 ** 20, ' ');
  const { PassThrough, Readable } = await import('node:stream');
  const { compute } = await import('#scripts/compute/compute.ts');
  function* input() {
    for (let sent = 0; sent <= MOST_LINE_BYTES; sent += piece.length) yield piece;
    yield Buffer.from('\n{"id":2,"measure":"stem","data":{"word":"cats"}}\n');
  }
  const output = new PassThrough();
  await compute(Readable.from(input()), output);
  const lines = (output.read() as Buffer).toString().trimEnd().split('\n');
  expect(lines).toEqual([
    expect.stringMatching(/"id":null,"error":\{"code":"too_large","message":"The line is longer than 256 MB/),
    '{"id":2,"value":{"stem":"cat"}}',
  ]);
});
