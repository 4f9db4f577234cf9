import { describe, expect, it } from 'vitest';
import { MORE_DRAWS, outcomesOf } from '#app/core/planning/outcomes.ts';
import { planFor } from '#app/core/planning/planFor.ts';
import { planStudy } from '#app/core/planning/plan.ts';
import { sizesOf } from '#app/core/planning/design.ts';
import { questionOf, ruledStudy } from './studies.ts';

const CHAT = { margins: { criteria: { accept: 0.03, limit: 0.05 } } };
const MEDICAL = { margins: { criteria: { accept: 0.005, limit: 0.01 } } };

describe('a plan', () => {
  const { question } = questionOf();
  const plan = planStudy(question, { power: 0.8 });

  it('is a size that reaches the power, and hardly a smaller one does', () => {
    expect(plan.reachable).toBe(true);
    expect(plan.power).toBeGreaterThanOrEqual(0.8);
    expect(plan.power).toBe(outcomesOf(question, plan, null, MORE_DRAWS).ship);
    const fewer = { items: Math.floor(plan.items * 0.8), raters: plan.raters };
    expect(outcomesOf(question, fewer, null, MORE_DRAWS).ship).toBeLessThan(0.8);
    expect(plan.remedies).toEqual([]);
  });

  it('counts what raters have to do', () => {
    // Two texts for three raters an item; 3 × 20 slight controls and 12 gross ones, each for three raters.
    const { items, judgments, blocks, hours } = plan;
    expect(blocks).toBe(3 * items);
    expect(judgments).toBe(6 * items + 72 * 3);
    expect(hours).toBeCloseTo((judgments * 45) / 3600, 12);
    const { question: asked } = questionOf(
      ruledStudy({ pairwise: true, repeats: { share: 0.1 }, overlap: { share: 0.5 } }),
    );
    // Fifty items judged by three, fifty by one: 200 blocks of three tasks, and controls read twice on average.
    expect(sizesOf(asked, { items: 100, raters: 10 })).toMatchObject({
      blocks: 200,
      judgments: Math.ceil((600 + 144) * 1.1),
    });
  });

  it('shows how power changes around it, for a hundred sizes', () => {
    expect(plan.curve.length).toBeGreaterThanOrEqual(80);
    expect(plan.curve.length).toBeLessThanOrEqual(100);
    expect(plan.curve).toContainEqual({ items: plan.items, raters: plan.raters, power: plan.power });
    const [least, most] = [plan.curve[0]!, plan.curve.at(-1)!];
    expect(least.power).toBeLessThan(plan.power);
    expect(most.power).toBeGreaterThan(plan.power);
  });

  it('shows what becomes of it where the assumptions are off', () => {
    const [lower, upper] = plan.powerBand;
    expect(lower).toBeLessThan(plan.power - 0.2);
    expect(upper).toBeGreaterThan(plan.power);
  });

  it('asks for more where more is wanted', () => {
    const more = planStudy(question, { power: 0.95 });
    expect(more.hours).toBeGreaterThan(plan.hours);
    const { question: pair } = questionOf(
      ruledStudy({}, { systems: [...SYSTEMS, { name: 'newer', role: 'candidate' }] }),
    );
    expect(planStudy(pair, { power: 0.8 }).items * 3).toBeGreaterThan(plan.items);
    expect(pair.level).toBeCloseTo(0.975, 12);
  });

  it('keeps what is fixed, and says what would help where that is not enough', () => {
    const few = planStudy(question, { power: 0.8, raters: 5 });
    expect(few).toMatchObject({ raters: 5, items: 3000, reachable: false });
    expect(few.obstacle).toMatchObject({ kind: 'line' });
    const size = few.remedies.find(({ kind }) => kind === 'size');
    expect(size).toMatchObject({ kind: 'size' });
    expect(outcomesOf(question, size as never).ship).toBeGreaterThanOrEqual(0.8);
    const wider = few.remedies.find((remedy) => remedy.kind === 'margins')!;
    expect(wider.accept).toBeGreaterThan(0.075);

    const items = planStudy(question, { power: 0.8, items: 150 });
    expect(items).toMatchObject({ items: 150, reachable: true });
    const both = planStudy(question, { power: 0.8, items: 120, raters: 10 });
    expect(both).toMatchObject({ items: 120, raters: 10, reachable: false, method: 'closed-form' });
    expect(both.curve).toHaveLength(1);
    expect(both.curve[0]!.power).toBe(both.power);
  });

  it('says what is out of reach and what it would take', () => {
    const { question: chat } = questionOf(ruledStudy({}, CHAT));
    const reached = planStudy(chat, { power: 0.8 });
    expect(reached.reachable).toBe(true);
    expect(reached.raters).toBeGreaterThan(30);
    const { question: medical } = questionOf(ruledStudy({}, MEDICAL));
    const beyond = planStudy(medical, { power: 0.8 });
    expect(beyond.reachable).toBe(false);
    const size = beyond.remedies.find((remedy) => remedy.kind === 'size')!;
    expect(size.raters).toBeGreaterThan(1000);
    // A margin that is a fraction of the loss: whole multiples of what is accepted, still a loss.
    expect(beyond.remedies.map(({ kind }) => kind)).toContain('margins');
  });

  it('says that nothing gates without slight controls', () => {
    const blind = planFor({
      study: ruledStudy({ controls: { slight: 0, gross: 12 } }),
      options: { power: 0.8 },
    });
    expect(blind.plan).toMatchObject({
      power: 0,
      reachable: false,
      obstacle: { kind: 'nothing-gates' },
      remedies: [],
    });
  });

  it('warns of controls that gate weakly, or are seen less than D says', () => {
    const weak = questionOf(ruledStudy({}, { gates: { controlLoss: { fluency: 0.8 } } }), {
      controlLoss: { fluency: 0.5 },
    });
    const { warnings } = planStudy(weak.question, { power: 0.8, items: 200, raters: 20 });
    expect(warnings).toContainEqual({
      kind: 'weak-controls',
      line: 'fluency',
      d: 0.8,
      accept: expect.closeTo(0.3, 9) as number,
    });
    const narrow = planStudy(weak.question, { power: 0.8, items: 60, raters: 20 }).warnings;
    expect(narrow).toContainEqual({ kind: 'few-items', items: 60, controls: 72 });
    expect(warnings).toContainEqual({ kind: 'controls-below-d', line: 'fluency', d: 0.8, loss: 0.5 });
  });

  it('refuses raters who cannot do the work, and lines that there are not', () => {
    expect(() => planStudy(question, { power: 0.8, raters: 2 })).toThrowError(
      expect.objectContaining({ reason: 'plan-raters-too-few' }) as Error,
    );
    const { question: capped } = questionOf(ruledStudy({ mostItemsPerRater: 20 }));
    expect(() => planStudy(capped, { power: 0.8, items: 200, raters: 10 })).toThrowError(
      expect.objectContaining({
        reason: 'plan-raters-overworked',
        params: { raters: 10, least: 30, most: 20 },
      }) as Error,
    );
    const spread = planStudy(capped, { power: 0.8 });
    expect((3 * spread.items) / spread.raters).toBeLessThanOrEqual(20);
    expect(() => questionOf(ruledStudy(), { controlLoss: { humour: 1 } })).toThrowError(
      expect.objectContaining({ reason: 'plan-line-unknown' }) as Error,
    );
  });

  it('simulates verdicts where the closed form is rough', () => {
    const { plan: tiny } = planFor({
      study: ruledStudy(
        { ratersPerItem: 2, criteria: [{ key: 'tone', scale: 5 }] },
        { lines: { 'severe-losses': 'shown' } },
      ),
      options: { power: 0.8, items: 15, raters: 2 },
    });
    expect(tiny.method).toBe('simulation');
    expect(tiny.warnings).toContainEqual({ kind: 'small', items: 15, raters: 2 });
  }, 60_000);
});

const SYSTEMS = [
  { name: 'old', role: 'baseline' },
  { name: 'new', role: 'candidate' },
];
