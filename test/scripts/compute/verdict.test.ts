import { describe, expect, it } from 'vitest';
import { simulateStudy, USUAL } from '#scripts/research/verdict/world.ts';
import { errorOf, valueOf } from './stream.ts';

type Row = Record<string, unknown>;
interface Data {
  study: Row;
  items: Row[];
  systems: Row[];
  outputs: Row[];
  ratings: Row[];
  preferences: Row[];
  skips?: Row[];
  measures?: Row[];
  raters?: Row[];
}

const ITEMS = Array.from({ length: 24 }, (_, index) => `i${index}`);
const RATERS = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6'];

/** Six raters who all judge 24 items: the candidate is as good, the control of each item a point or two worse. */
function study(changes: Partial<Data> = {}, value = fair): Data {
  const rate = (system: string) =>
    ITEMS.flatMap((item, i) =>
      RATERS.map((rater, r) => ({ item, system, rater, criterion: 'tone', value: value(system, i, r) })),
    );
  return {
    study: {
      name: 'small',
      seed: '1',
      resamples: 200,
      systems: [
        { name: 'old', role: 'baseline' },
        { name: 'new', role: 'candidate' },
      ],
      protocol: { criteria: [{ key: 'tone', scale: 5 }], pairwise: false },
      voters: [],
      lines: { 'severe-losses': 'shown' },
    },
    items: ITEMS.map((item) => ({ item })),
    systems: [
      { system: 'old', role: 'baseline' },
      { system: 'new', role: 'candidate' },
      { system: 'slight', role: 'control', criterion: 'tone', dose: 'slight', maker: 'wrong number' },
    ],
    outputs: ['old', 'new', 'slight'].flatMap((system) =>
      ITEMS.map((item) => ({ item, system, source_system: system === 'slight' ? 'old' : null })),
    ),
    ratings: ['old', 'new', 'slight'].flatMap(rate),
    preferences: [],
    ...changes,
  };
}

/** Differences of −1, 0 and 1 as often, controls 1 or 2 lower. */
function fair(system: string, i: number, r: number): number {
  if (system === 'old') return 4;
  if (system === 'new') return 4 + ((i + r) % 3) - 1;
  return 3 - ((i + r) % 2);
}

const verdictOf = async (data: Data, options?: object) => {
  const value = await valueOf('verdict', data, options);
  return { ...value, candidate: value.candidates[0] };
};
const rulesOf = ({ candidate }: { candidate: { reasons: { rule: string }[] } }) =>
  candidate.reasons.map(({ rule }) => rule);

describe('compute verdict', () => {
  it('ships what is as good, on a criterion of one’s own with controls, and says what was tried', async () => {
    const { candidate, ...value } = await verdictOf(study());
    expect(value).toMatchObject({ study: 'small', baseline: 'old', ruleVersion: 2 });
    expect(value.signature).toMatch(/rule:2/);
    expect(candidate).toMatchObject({
      system: 'new',
      decision: 'ship',
      kindsTried: ['wrong number'],
      withExclusions: 'ship',
      withoutExclusions: 'ship',
      setAside: [],
      skips: { skipped: 0, abandoned: 0, tipping: { decision: 'ship', turns: false } },
    });
    expect(candidate.sentence).toMatch(/Kinds of faults tried: wrong number/);
    const [line] = candidate.lines;
    expect(line).toMatchObject({
      kind: 'criterion',
      name: 'tone',
      role: 'must-pass',
      estimate: 0,
      state: 'green',
    });
    expect(line.accept).toBeCloseTo(0.3, 12);
    expect(line.n).toEqual({ items: 24, raters: 6, judgments: 144 });
  });

  it('has the figures of its parts', async () => {
    const data = study();
    const { candidate } = await verdictOf(data);
    const differences = ITEMS.flatMap((item, i) =>
      RATERS.map((rater, r) => [item, rater, fair('new', i, r) - fair('old', i, r)]),
    );
    const controls = ITEMS.flatMap((item, i) =>
      RATERS.map((rater, r) => [item, rater, fair('slight', i, r) - fair('old', i, r)]),
    );
    const interval = await valueOf('difference_interval', { ratings: differences });
    expect(candidate.lines[0].lower).toBeCloseTo(interval.lower, 12);
    const seen = await valueOf('difference_interval', { ratings: controls });
    const kept = await valueOf('retention', { differences, controls }, { theta: 0.25, confidence: 0.9 });
    const [gate] = candidate.gates.sensitivity;
    expect(gate).toMatchObject({ criterion: 'tone', maker: 'wrong number', passed: true, controls: 24 });
    expect(gate.seen).toMatchObject({ estimate: -1.5, n: 144 });
    expect(gate.seen.upper).toBeCloseTo(seen.upper, 12);
    expect(gate.retained).toMatchObject({ theta: 0.25, d: 1.2 });
    expect(gate.retained.lower).toBeCloseTo(kept.lower, 12);
  });

  it('holds raters who see only what is broken', async () => {
    const blunt = (system: string, i: number, r: number) =>
      system === 'slight' ? 5 : 5 - ((i * r) % 7 === 3 ? 1 : 0);
    const verdict = await verdictOf(study({}, blunt));
    expect(verdict.candidate.decision).toBe('hold');
    expect(rulesOf(verdict)).toEqual(['3-not-seen']);
  });

  it('calls a criterion with fewer than 20 controls a guardrail, and holds where nothing gates', async () => {
    const data = study();
    const few = new Set(ITEMS.slice(0, 19));
    const kept = ({ system, item }: Row) => system !== 'slight' || few.has(item as string);
    const verdict = await verdictOf({
      ...data,
      outputs: data.outputs.filter(kept),
      ratings: data.ratings.filter(kept),
    });
    expect(verdict.candidate.lines[0]).toMatchObject({ role: 'guardrail' });
    expect(verdict.candidate.lines[0].reason).toMatch(/19 slight controls/);
    expect(rulesOf(verdict)).toEqual(['3-no-controls']);
  });

  it('holds where skipped texts could turn it', async () => {
    const data = study();
    const gone = ({ system, item, rater }: Row) =>
      system === 'new' && rater === RATERS[ITEMS.indexOf(item as string) % 6];
    const skips = data.ratings.filter(gone).map(({ item, rater }) => ({
      item,
      rater,
      kind: 'skipped',
      seen: '["old","new"]',
      last_seen: 'new',
    }));
    const verdict = await verdictOf({ ...data, ratings: data.ratings.filter((row) => !gone(row)), skips });
    expect(rulesOf(verdict)).toEqual(['3-missing-judgments']);
    expect(verdict.candidate.skips).toMatchObject({
      skipped: 24,
      lastSeen: { new: 24 },
      tipping: { turns: true },
    });
  });

  it('sets aside constant raters by the rule, and shows the result with everybody', async () => {
    const lazy = (system: string, i: number, r: number) => (r === 0 ? 4 : fair(system, i, r));
    const { candidate } = await verdictOf(study({}, lazy));
    expect(candidate.setAside).toEqual([
      {
        rater: 'r1',
        by: 'rule',
        reason: 'Gave nearly always the same answer.',
        cause: 'constant-answers',
      },
    ]);
    expect(candidate.lines[0].n.raters).toBe(5);
  });

  it('holds where a lead’s own exclusions change the verdict', async () => {
    const harsh = (system: string, i: number, r: number) =>
      r < 2 && system === 'new' ? 2 + ((i + r) % 2) : fair(system, i, r);
    const without = ['r1', 'r2'].map((rater) => ({ rater, excluded_by: 'lead', exclusion_reason: 'harsh' }));
    const all = await verdictOf(study({}, harsh));
    expect(all.candidate.decision).not.toBe('ship');
    const verdict = await verdictOf(study({ raters: without }, harsh));
    expect(verdict.candidate).toMatchObject({ decision: 'hold', withExclusions: 'ship' });
    expect(rulesOf(verdict)[0]).toBe('exclusions-differ');
  });

  it('takes the first answer to a control, and of other texts the one before they were compared', async () => {
    const data = study();
    const late = { submitted_at: '2026-01-01T12:00:00Z', revision: 2 };
    const corrected = data.ratings.flatMap((row) =>
      row.rater === 'r1'
        ? [
            { ...row, submitted_at: '2026-01-01T10:00:00Z', revision: 1 },
            { ...row, ...late, value: 1 },
          ]
        : [row],
    );
    const preferences = ITEMS.map((item) => ({
      item,
      rater: 'r1',
      system_a: 'old',
      system_b: 'new',
      choice: 'tie',
      submitted_at: '2026-01-01T11:00:00Z',
    }));
    const [before, after] = await Promise.all([
      verdictOf(data),
      verdictOf({ ...data, ratings: corrected, preferences }),
    ]);
    expect(after.candidate.lines[0]).toEqual(before.candidate.lines[0]);
    expect(after.candidate.gates.sensitivity).toEqual(before.candidate.gates.sensitivity);
  });

  it('does not ship a preference loss beside equal criteria, and gates preferences alone by pairs', async () => {
    const data = study();
    const asked = { ...data.study, protocol: { criteria: [{ key: 'tone' }], pairwise: true } };
    const pairs = (system: string, first: string, choice: (k: number) => string) =>
      ITEMS.flatMap((item, i) =>
        RATERS.map((rater, r) => ({ item, rater, system_a: first, system_b: system, choice: choice(i + r) })),
      );
    const disliked = pairs('new', 'old', (k) => (k % 4 === 0 ? 'b' : 'a'));
    const beside = await verdictOf({ ...data, study: asked, preferences: disliked });
    expect(beside.candidate.decision).toBe('do-not-ship');
    expect(beside.candidate.reasons[0]).toMatchObject({ rule: '2-people-fail', line: 'preference' });

    const alone = { ...data.study, protocol: { criteria: [], pairwise: true } };
    const equal = pairs('new', 'old', (k) => ['a', 'b', 'tie'][k % 3]!);
    const blind = await verdictOf({ ...data, study: alone, ratings: [], preferences: equal });
    expect(rulesOf(blind)).toEqual(['3-no-controls']);
    const gated = [...equal, ...pairs('slight', 'old', (k) => (k % 12 === 0 ? 'b' : 'a'))];
    const seeing = await verdictOf({ ...data, study: alone, ratings: [], preferences: gated });
    expect(seeing.candidate.gates.sensitivity[0]).toMatchObject({ criterion: 'preference', controls: 24 });
    expect(seeing.candidate.lines[0]).toMatchObject({ kind: 'preference', role: 'must-pass' });
  });

  it('names a struck and an absent voter each by its own reason', async () => {
    const data = simulateStudy({ ...USUAL, gross: 0 }, 'struck') as unknown as Data;
    const sums = new Map<string, number>();
    for (const { item, system, value } of data.ratings as { item: string; system: string; value: number }[]) {
      const sign = system === 'candidate-1' ? 1 : system === 'baseline' ? -1 : 0;
      sums.set(item, (sums.get(item) ?? 0) + sign * value);
    }
    // The measure goes up where people's ratings go down.
    const measures = [...sums].flatMap(([item, sum]) => [
      { item, system: 'baseline', measure: 'bleu', value: 50 },
      { item, system: 'candidate-1', measure: 'bleu', value: 50 - sum },
    ]);
    const asked = { ...data.study, voters: ['bleu', 'rougeL'] };
    const { candidate } = await verdictOf({ ...data, study: asked, measures });
    const named = (name: string) => candidate.lines.find((line: { name: string }) => line.name === name);
    expect(named('bleu')).toMatchObject({ role: 'shown' });
    expect(named('bleu').reason).toMatch(/Struck as a voter: over 1\d\d items/);
    expect(named('rougeL')).toMatchObject({ role: 'voter', state: 'missing' });
    expect(named('rougeL').reason).toMatch(/No values/);
  });

  it('passes on how outputs came about, and refuses what is no data', async () => {
    const data = study();
    const made = [{ kind: 'onnx', modelHash: 'a2' }];
    const [baseline, ...others] = data.systems;
    const withMade = { ...data, systems: [{ ...baseline, provenance: JSON.stringify(made) }, ...others] };
    expect((await verdictOf(withMade)).provenance).toEqual({ old: made });
    expect(await verdictOf(data)).not.toHaveProperty('provenance');
    const broken = { ...data, systems: [{ ...baseline, provenance: 'ONNX' }, ...others] };
    await expect(verdictOf(broken)).rejects.toThrow(/systems.*provenance/);
  });

  it('speaks Chinese if asked', async () => {
    const { candidate } = await verdictOf(study(), { locale: 'zh' });
    expect(candidate.sentence).toMatch(/可以上线/);
  });

  it('is the same whatever the order of rows', async () => {
    const data = simulateStudy(
      { ...USUAL, items: 30, raters: 6, gross: 6, kinds: ['likert', 'pairwise'] },
      'order',
    ) as unknown as Data;
    const turned = Object.fromEntries(
      Object.entries(data).map(([name, rows]) => [
        name,
        Array.isArray(rows) && !['items', 'systems'].includes(name) ? [...rows].reverse() : rows,
      ]),
    ) as unknown as Data;
    const [one, other] = await Promise.all([verdictOf(data), verdictOf(turned)]);
    expect(other.candidate.decision).toBe(one.candidate.decision);
    one.candidate.lines.forEach((line: { lower: number }, k: number) =>
      expect(other.candidate.lines[k].lower).toBeCloseTo(line.lower, 9),
    );
  });
});

describe('a voter without figures', () => {
  const data = study();
  const asked = { ...data.study, voters: ['bleu'] };
  const row = (system: string, item: string) => ({ item, system, measure: 'bleu', value: 30 });
  const detailOf = async (changes: Partial<Data>) => {
    const { candidate } = await verdictOf({ ...data, study: asked, ...changes });
    const found = candidate.reasons.filter(({ rule }: { rule: string }) => rule === '6-measure-absent');
    return found.map(({ detail }: { detail: string }) => detail);
  };

  it.each([
    ['nothing was given', {}, /No values of it were given/],
    [
      'no item has references',
      { items: ITEMS.map((item) => ({ item, references: '[]' })) },
      /No item has references/,
    ],
    ['it has those of one system', { measures: [row('old', 'i0')] }, /no values of the candidate/],
    [
      'it has no item in common',
      { measures: [row('old', 'i0'), row('new', 'i1')] },
      /On no item has it values of both systems/,
    ],
  ] as [string, Partial<Data>, RegExp][])('says that %s', async (_, changes, words) => {
    expect(await detailOf(changes)).toEqual([expect.stringMatching(words)]);
  });
});

describe('a scale of any ends', () => {
  it('takes fractions where the study says so, and is told where a value is off it', async () => {
    const data = study();
    const range = { lowest: -25, highest: 0, fractions: true };
    const criteria = [{ key: 'tone', scale: 100, range }];
    const asked = { ...data.study, protocol: { criteria, pairwise: false } };
    const ratings = data.ratings.map((row) => ({ ...row, value: -Number(row.value) / 3 }));
    const { candidate } = await verdictOf({ ...data, study: asked, ratings });
    expect(candidate.lines[0].accept).toBeCloseTo(0.075 * 25, 12);
    expect(candidate.lines[0].estimate).toBeCloseTo(0, 12);
    const off = ratings.map((row, index) => (index === 0 ? { ...row, value: 0.5 } : row));
    expect(await errorOf('verdict', { ...data, study: asked, ratings: off })).toMatch(
      /data\.ratings\[0\]\.value is 0\.5; the scale goes from -25 to 0/,
    );
  });
});

describe('tables that do not agree', () => {
  const data = study();
  const with_ = (changes: Partial<Data>) => errorOf('verdict', { ...data, ...changes });
  const first = (table: 'outputs' | 'ratings' | 'systems', changes: Row) =>
    data[table].map((row, index) => (index === 0 ? { ...row, ...changes } : row));

  it('are refused by cause and place', async () => {
    expect(await with_({ ratings: first('ratings', { item: 'x' }) })).toMatch(
      /data\.ratings\[0\]\.item is "x", which data\.items lacks/,
    );
    expect(await with_({ ratings: first('ratings', { system: 'x' }) })).toMatch(
      /data\.ratings\[0\]\.system is "x"/,
    );
    expect(await with_({ ratings: first('ratings', { criterion: 'x' }) })).toMatch(
      /data\.ratings\[0\]\.criterion is "x"/,
    );
    expect(await with_({ ratings: first('ratings', { value: 6 }) })).toMatch(
      /value is 6; the scale goes from 1 to 5/,
    );
    expect(await with_({ ratings: first('ratings', { value: 2.5 }) })).toMatch(
      /data\.ratings\[0\]\.value must be a whole number/,
    );
    expect(await with_({ ratings: first('ratings', { submitted_at: 'soon' }) })).toMatch(
      /submitted_at must be a time/,
    );
    expect(await with_({ ratings: [...data.ratings, data.ratings[0]!] })).toMatch(
      /data\.ratings\[432\] repeats/,
    );
    expect(await with_({ systems: first('systems', { role: 'candidate' }) })).toMatch(
      /data\.systems does not have as its baseline/,
    );
    expect(await with_({ systems: data.systems.slice(1) })).toMatch(/data\.systems lacks the system "old"/);
    expect(await with_({ outputs: data.outputs.map((row) => ({ ...row, source_system: null })) })).toMatch(
      /source_system is missing/,
    );
    expect(await with_({ outputs: data.outputs.slice(0, -1) })).toMatch(/of which data\.outputs lacks it/);
    expect(await with_({ skips: [{ item: 'i1', rater: 'r1', kind: 'late' }] })).toMatch(
      /data\.skips\[0\]\.kind must be one of/,
    );
    expect(await with_({ study: { ...data.study, lines: { humour: 'guardrail' } } })).toMatch(
      /data\.study\.lines\.humour: there is no criterion "humour"/,
    );
    // In the words of the configuration's own schema.
    const unknown = await with_({ study: { ...data.study, voters: ['comet'] } });
    expect(unknown).toMatch(/data\.study\.voters\[0\]: .*"comet"/);
    expect(unknown).not.toContain('reason');
    expect(await with_({ study: { ...data.study, gates: { controlLoss: { tone: 0 } } } })).toMatch(
      /data\.study\.gates\.controlLoss\.tone/,
    );
    expect(
      await with_({ study: { ...data.study, margins: { criteria: { accept: 'much', limit: 1 } } } }),
    ).toMatch(/data\.study\.margins\.criteria\.accept/);
  });
});
