import { describe, expect, it } from 'vitest';
import { normalQuantile } from '#app/core/statistics/distributions.ts';
import { usableReadings } from '#app/core/verdict/judging/controlReadings.ts';
import { sensitivityGate } from '#app/core/verdict/judging/gate.ts';
import { mostBlocks } from '#app/core/verdict/judging/included.ts';
import { foundLine, type LineHead } from '#app/core/verdict/judging/lines.ts';
import { heldAgainst, meanGrossLoss } from '#app/core/verdict/judging/missing.ts';
import { severeCounts, severeLosses, type SevereFinding } from '#app/core/verdict/judging/severeLosses.ts';

/** What one kind of task found: the differences of one item each. */
const findingOf = (differences: readonly number[], kind: Partial<SevereFinding> = {}): SevereFinding => ({
  kind: 'likert',
  range: 1,
  severeFrom: 0.5,
  ...kind,
  rows: differences.map((difference, item) => ({ item, difference })),
});

describe('severe losses', () => {
  it('are counted from what the kind calls severe on, gains against them', () => {
    const means = [-0.5, -0.49, 0, 0.5, -0.75, 0.2, 0, 0, 0, 0];
    const counts = severeCounts([findingOf(means)]);
    expect(counts).toEqual({ losses: 2, gains: 1, items: 10 });
    expect(severeLosses(counts, 0.95).estimate).toBeCloseTo(-0.1, 12);
    expect(severeCounts([findingOf(means, { severeFrom: 0.75 })])).toMatchObject({ losses: 1, gains: 0 });
    expect(severeCounts([findingOf(means, { range: 2 })])).toMatchObject({ losses: 0, gains: 0 });
    expect(severeCounts([findingOf(means, { severeFrom: null })])).toMatchObject({ losses: 0, items: 0 });
  });

  it('are those of a mean over all that a kind asks, and of no mean over kinds', () => {
    const worse = findingOf([-1, -1], { severeFrom: 1 });
    const alike = findingOf([0, 0], { severeFrom: 1 });
    expect(severeCounts([worse, alike]).losses).toBe(0);
    expect(severeCounts([worse, { ...alike, kind: 'title' }])).toEqual({ losses: 2, gains: 0, items: 2 });
  });

  it('are not made up for by a gain that another kind shows', () => {
    const [lost, gained] = [findingOf([-1, 0, 1]), findingOf([1, 1, 0], { kind: 'title' })];
    const counts = { losses: 1, gains: 2, items: 3 };
    expect(severeCounts([lost, gained])).toEqual(counts);
    expect(severeCounts([gained, lost])).toEqual(counts);
  });

  it('have Wilson’s width where there are none', () => {
    const z2 = normalQuantile(0.975) ** 2;
    const { lower, upper } = severeLosses({ losses: 0, gains: 0, items: 120 }, 0.95);
    expect(lower).toBeCloseTo(-z2 / (120 + z2), 12);
    expect(upper).toBeCloseTo(z2 / (120 + z2), 12);
  });

  it('are not missed for a rounding: three thirds of the range', () => {
    expect(severeCounts([findingOf([-(0.1 + 0.2 + 0.2)])]).losses).toBe(1);
  });
});

describe('the share of the work', () => {
  it('is left as it is where nobody does more than a quarter, or an even part of a small panel', () => {
    expect(mostBlocks([10, 10, 10, 10, 10])).toBe(Infinity);
    expect(mostBlocks([40, 40, 40])).toBe(Infinity);
    expect(mostBlocks([])).toBe(Infinity);
  });

  it('is cut near a quarter where one did most of it', () => {
    const most = mostBlocks([216, ...Array.from({ length: 9 }, () => 16)]);
    expect(most).toBeGreaterThanOrEqual(48);
    expect(most).toBeLessThan(60);
  });

  it('does not throw away the work of many for the sake of a few who hardly took part', () => {
    expect(mostBlocks([100, 100, 100, 1, 1])).toBeGreaterThan(80);
  });
});

const HEAD: LineHead = {
  kind: 'criterion',
  name: 'fluency',
  role: 'must-pass',
  unit: 'points',
  accept: 0.3,
  limit: 0.5,
};
const everywhere = (difference: number) =>
  [0, 1, 2].flatMap((item) => [0, 1].map((rater) => ({ item, rater, difference })));

describe('a line without variation', () => {
  it('never passes, unless all texts are the same', () => {
    expect(foundLine(HEAD, everywhere(0), new Set(), 0.95)).toMatchObject({
      state: 'inconclusive',
      notes: [{ kind: 'no-variation' }],
    });
    expect(foundLine(HEAD, everywhere(0), new Set([0, 1]), 0.95).state).toBe('inconclusive');
    expect(foundLine(HEAD, everywhere(0), new Set([0, 1, 2]), 0.95).state).toBe('green');
  });

  it('still shows a loss', () => {
    expect(foundLine(HEAD, everywhere(-1), new Set(), 0.95).state).toBe('red');
  });
});

describe('a line that rests on few texts', () => {
  it('says on how many', () => {
    const rows = Array.from({ length: 60 }, (_, item) => item).flatMap((item) =>
      [0, 1].map((rater) => ({ item, rater, difference: item < 2 ? rater : 0 })),
    );
    const identical = new Set(Array.from({ length: 58 }, (_, k) => k + 2));
    const { notes } = foundLine(HEAD, rows, identical, 0.95);
    expect(notes).toEqual([{ kind: 'few-texts-differ', differing: 2, items: 60 }]);
  });
});

/** Readings of 20 controls by three raters, alternating about their mean. */
function readings(mean: number, changes: { maker?: string; before?: boolean | null; from?: number } = {}) {
  const { maker = 'one', before = null, from = 0 } = changes;
  return Array.from({ length: 60 }, (_, k) => ({
    item: from + Math.floor(k / 3),
    rater: k % 3,
    difference: mean + (k % 2 === 0 ? 0.5 : -0.5),
    system: maker,
    maker,
    before,
  }));
}

describe('the gate', () => {
  const question = { criterion: 'fluency', accept: 0.3, d: 1.2, theta: 0.4, level: 0.95 };
  const differences = Array.from({ length: 120 }, (_, k) => ({
    item: Math.floor(k / 3),
    rater: k % 3,
    difference: k % 2 === 0 ? 0.5 : -0.5,
  }));
  const none = { texts: 0, readings: [] };
  const ask = (slight: ReturnType<typeof readings>, texts = 20, system = none) =>
    sensitivityGate(question, differences, { slight: { texts, readings: slight }, system });

  it('takes θ from D, at most what the study says', () => {
    expect(ask(readings(-1.2)).retained).toMatchObject({ theta: 0.25, d: 1.2 });
    const weak = sensitivityGate({ ...question, d: 0.5 }, differences, {
      slight: { texts: 20, readings: readings(-0.5) },
      system: none,
    });
    expect(weak.retained.theta).toBe(0.4);
  });

  it('is passed by raters who saw the controls, and asks of each maker that it was seen', () => {
    expect(ask(readings(-1.2))).toMatchObject({ passed: true, fault: null, maker: 'one' });
    expect(ask(readings(0))).toMatchObject({ passed: false, fault: 'not-seen' });
    const mixed = [...readings(-2), ...readings(0.1, { maker: 'two', from: 20 })];
    expect(ask(mixed)).toMatchObject({ passed: false, fault: 'maker-not-seen', maker: null });
    const worse = differences.map((one) => ({ ...one, difference: one.difference - 0.2 }));
    const kept = sensitivityGate(question, worse, {
      slight: { texts: 20, readings: readings(-0.3) },
      system: none,
    });
    expect(kept).toMatchObject({ passed: false, fault: 'not-retained' });
  });

  it('needs 20 controls, or the texts of a worse system', () => {
    expect(ask(readings(-1.2), 19)).toMatchObject({ gates: false, passed: false, fault: 'few-controls' });
    expect(ask([], 0, { texts: 40, readings: readings(-1.2) as never })).toMatchObject({
      dose: 'system',
      passed: true,
    });
  });
});

describe('readings after the source', () => {
  it('count where they show no larger loss', () => {
    const alike = [...readings(-1, { before: true }), ...readings(-1, { before: false, from: 20 })];
    expect(usableReadings(alike)).toMatchObject({ order: 'any', readings: { length: 120 } });
  });

  it('are left out where the source gives the fault away', () => {
    const told = [...readings(-0.2, { before: true }), ...readings(-1.5, { before: false, from: 20 })];
    expect(usableReadings(told)).toMatchObject({ order: 'before-source', readings: { length: 60 } });
  });
});

describe('missing judgments', () => {
  const systems = { baseline: 'b', candidate: 'c' };
  const block = (item: number, rater: number, lastSeen: string | null) => ({
    cell: item * 10 + rater,
    item,
    rater,
    kind: 'skipped' as const,
    lastSeen,
  });

  it('count against the system seen last, and only where nothing was given', () => {
    const found = [{ item: 0, rater: 0, difference: 1 }];
    const blocks = [
      block(0, 0, 'c'),
      block(1, 0, 'c'),
      block(1, 1, 'b'),
      block(2, 0, null),
      block(2, 1, 'control'),
    ];
    expect(heldAgainst(blocks, found, systems, 2, () => true)).toEqual([
      { item: 1, rater: 0, difference: -2 },
      { item: 1, rater: 1, difference: 2 },
    ]);
    expect(heldAgainst(blocks, found, systems, 2, (cell) => cell !== 10)).toHaveLength(1);
  });

  it('are as bad as gross controls were, or half the range without any', () => {
    const share = (difference: number, item: number) => ({ item, rater: item, difference });
    expect(meanGrossLoss([share(-0.5, 0), share(-0.7, 1)])).toBeCloseTo(0.6, 12);
    expect(meanGrossLoss([])).toBe(0.5);
  });
});
