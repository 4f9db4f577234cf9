import { describe, expect, it } from 'vitest';
import { tCriticals } from '#app/core/planning/criticalValues.ts';
import { meanSquare } from '#app/core/planning/draws.ts';
import { MORE_DRAWS, outcomesOf } from '#app/core/planning/outcomes.ts';
import { worsened, type PlannedLine } from '#app/core/planning/question.ts';
import { simulateVerdicts } from '#app/core/planning/simulateVerdicts.ts';
import { chiSquareUpperTail } from '#app/core/statistics/chiSquare.ts';
import { normalCdf, tCritical } from '#app/core/statistics/distributions.ts';
import { questionOf, ruledStudy } from './studies.ts';

describe('outcomes of studies of a size', () => {
  const { question } = questionOf();
  const shipsOf = (items: number, raters: number) => outcomesOf(question, { items, raters }).ship;

  it('are all the studies there are', () => {
    const { ship, withCaution, hold, doNotShip } = outcomesOf(question, { items: 100, raters: 8 });
    expect(ship + withCaution + hold + doNotShip).toBeCloseTo(1, 12);
  });

  it('ship more the more items and raters there are, and the better these are', () => {
    const sizes = [80, 120, 200, 400].map((items) => shipsOf(items, 12));
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    const people = [5, 8, 12, 20, 40].map((raters) => shipsOf(150, raters));
    expect(people).toEqual([...people].sort((a, b) => a - b));
    const quality = [1.3, 1.1, 1, 0.8].map(
      (factor) => outcomesOf(worsened(question, factor), { items: 150, raters: 12 }).ship,
    );
    expect(quality).toEqual([...quality].sort((a, b) => a - b));
  });

  it('have the figures of the prototype of the rule', () => {
    // 10 × 120 some 64 %, 30 × 300 about 100 %: three criteria, 20 controls of each, D = 1.2, none cut at the scale's end.
    const { question: own } = questionOf(ruledStudy(), {
      itemBySystem: 0.318,
      raterBySystem: 0.137,
      residual: 0.706,
      controlSd: 0,
      raterByControl: 0,
      controlLoss: 1.2,
    });
    const small = outcomesOf(own, { items: 120, raters: 10 }, null, MORE_DRAWS).ship;
    expect(small).toBeGreaterThan(0.58);
    expect(small).toBeLessThan(0.72);
    expect(outcomesOf(own, { items: 300, raters: 30 }).ship).toBeGreaterThan(0.97);
  });

  it('never ship where nothing gates, and hardly where a criterion is at its margin', () => {
    const { question: blind } = questionOf(ruledStudy(), {}, { slight: 19, gross: 12 });
    expect(outcomesOf(blind, { items: 400, raters: 30 })).toMatchObject({ ship: 0 });
    const atMargin = { means: [-0.3, 0, 0], deviations: [0, 0, 0], together: 0 };
    expect(outcomesOf(question, { items: 300, raters: 30 }, atMargin).ship).toBeLessThan(0.05);
    const worse = { means: [-1, -1, -1], deviations: [0, 0, 0], together: 0 };
    expect(outcomesOf(question, { items: 300, raters: 30 }, worse).doNotShip).toBeGreaterThan(0.99);
  });

  it('never ship below 74 items, for the guardrail against severe losses, unless it is not asked', () => {
    expect(shipsOf(60, 40)).toBeLessThan(0.05);
    const { question: without } = questionOf(ruledStudy({}, { lines: { 'severe-losses': 'shown' } }));
    expect(outcomesOf(without, { items: 60, raters: 40 }).ship).toBeGreaterThan(0.3);
  });

  it('count severe losses by what each kind of task calls so', () => {
    const design = { items: 120, raters: 15 };
    const keptBy = (severe: (line: PlannedLine, index: number) => PlannedLine['severe']) => {
      const lines = question.lines.map((line, index) => ({ ...line, severe: severe(line, index) }));
      return outcomesOf({ ...question, lines }, design).hurdles.severe;
    };
    const usual = outcomesOf(question, design).hurdles.severe;
    expect(keptBy(() => null)).toBe(1);
    expect(keptBy(() => ({ kind: 'likert', from: 0.5 }))).toBe(usual);
    expect(keptBy(() => ({ kind: 'likert', from: 0.3 }))).toBeLessThan(usual - 0.1);
    // Lines of which each is a kind of its own: the mean of one falls so far more often than that of several.
    expect(keptBy((_, index) => ({ kind: String(index), from: 0.5 }))).toBeLessThan(usual);
  });
});

describe('the closed form and simulated verdicts', () => {
  const TIMES = 80;

  /** The two may differ by three standard errors of the simulation, and the closed form's own two points. */
  function expectAlike(closed: number, simulated: number): void {
    const error = Math.sqrt(Math.max(closed * (1 - closed), 0.02) / TIMES);
    expect(Math.abs(closed - simulated)).toBeLessThan(3 * error + 0.02);
  }

  it.each([
    ['criteria alone', {}, 15, 150],
    ['few raters', {}, 4, 150],
    ['comparisons besides', { pairwise: true }, 12, 120],
    ['one criterion of seven points', { criteria: [{ key: 'tone', scale: 7 }] }, 6, 80],
    ['half of the items judged once', { overlap: { share: 0.5 } }, 15, 200],
  ] as const)(
    'agree on %s',
    (_, protocol, raters, items) => {
      const { study, components, question } = questionOf(ruledStudy(protocol));
      const design = { items, raters };
      const closed = outcomesOf(question, design, null, MORE_DRAWS);
      const drawn = simulateVerdicts(study, question, components, design, TIMES, 'agree');
      expectAlike(closed.ship, drawn.ship);
      expectAlike(closed.withCaution, drawn['ship-with-caution']);
      expectAlike(closed.doNotShip, drawn['do-not-ship']);
    },
    120_000,
  );
});

describe('what it is made of', () => {
  it('reads critical values from a table', () => {
    const critical = tCriticals(0.95);
    for (const df of [1.5, 2, 3.7, 9, 28.4, 400]) {
      expect(critical(df) / tCritical(0.95, df)).toBeCloseTo(1, 3);
    }
  });

  it('draws mean squares that have the χ² distribution', () => {
    for (const df of [4, 9, 40]) {
      for (const deviate of [-1.6, -0.5, 0, 1, 2]) {
        const tail = chiSquareUpperTail(df * meanSquare(df, deviate), df);
        expect(Math.abs(tail - (1 - normalCdf(deviate)))).toBeLessThan(0.005);
      }
    }
  });
});
