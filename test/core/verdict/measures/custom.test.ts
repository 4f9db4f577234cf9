import { describe, expect, it } from 'vitest';
import type { StudyData } from '#app/core/evidence/data.ts';
import { customMeasure, type CustomMeasure } from '#app/core/measures/custom/custom.ts';
import { estimateWithInterval, marginFigure } from '#app/core/reports/words.ts';
import { marginsSchema } from '#app/core/studies/margins.ts';
import { scoreSystem } from '#app/core/verdict/measures/itemScores.ts';
import { measureLine } from '#app/core/verdict/measures/lines.ts';
import { studyTokenizers } from '#app/core/verdict/measures/tokenizers.ts';
import { BASELINE, simulateStudy } from '../simulatedStudy.ts';

const DATA = simulateStudy({ items: 40, raters: 2, ratersPerItem: 2, effects: { new: 0 } });

/** The line of a measure whose scores are 0.8 and, for the candidate, `difference` more on average. */
function lineOf(custom: CustomMeasure, difference: number) {
  const scored: StudyData = {
    ...DATA,
    outputs: DATA.outputs.map((output, index) => {
      const noise = 0.001 * (index % 3);
      const score = 0.8 + (output.system === 'new' ? difference + noise : 0);
      return { ...output, scores: { [custom.name]: score } };
    }),
  };
  const configuration = { tokenizer: 'auto' as const, measures: null, customMeasures: [custom] };
  const tokenizers = studyTokenizers(configuration, scored.items);
  const systems = [BASELINE, 'new'].map((system) => scoreSystem(scored, system, tokenizers, configuration));
  return measureLine(customMeasure(custom), marginsSchema.parse({}), true, {
    baseline: systems[0]!,
    candidate: systems[1]!,
    items: scored.items.map(({ item }) => item),
    sharedTokenizer: false,
    level: 0.95,
    samples: 200,
    seed: 'seed',
  });
}

const COMET: CustomMeasure = {
  name: 'comet',
  direction: 'higher',
  unit: 'COMET',
  margin: { accept: 0.01, limit: 0.03 },
};

describe('the line of a custom measure', () => {
  it('is the mean difference in its own unit, against its own margin', () => {
    const line = lineOf(COMET, -0.05);
    expect(line).toMatchObject({ unit: 'COMET', accept: 0.01, limit: 0.03, state: 'red', digits: 3 });
    expect(line.estimate).toBeCloseTo(line.candidateValue! - line.baselineValue!, 12);
    expect(lineOf(COMET, -0.005).state).toBe('yellow');
    expect(lineOf(COMET, 0.01).state).toBe('green');
  });

  it('is turned where lower is better', () => {
    const toxicity: CustomMeasure = { ...COMET, name: 'toxicity', direction: 'lower' };
    expect(lineOf(toxicity, 0.05)).toMatchObject({ state: 'red' });
    expect(lineOf(toxicity, 0.05).estimate).toBeLessThan(0);
    expect(lineOf(toxicity, -0.05).state).toBe('green');
  });

  it('is said with the digits that its margin needs, and its unit as it is', () => {
    const line = { ...lineOf(COMET, -0.05), estimate: -0.0491, lower: -0.05, upper: -0.048 };
    expect(estimateWithInterval(line, 'en')).toBe('−0.049 COMET (−0.050 to −0.048)');
    expect(estimateWithInterval(line, 'zh')).toBe('−0.049 COMET（−0.050 至 −0.048）');
    expect(marginFigure(line.accept, line.unit, 'en', line.digits)).toBe('0.010 COMET');
    expect(marginFigure(2, '', 'en', 1)).toBe('2.0');
    expect(estimateWithInterval({ ...line, unit: 'log ratio' }, 'en')).toBe(
      '−0.049 log ratio (−0.050 to −0.048)',
    );
  });
});

it('is one measure for one definition, whatever it is called', () => {
  const odd: CustomMeasure = { ...COMET, name: 'constructor' };
  expect(customMeasure(odd)).toBe(customMeasure(odd));
  const nothing = { text: '', references: [], cost: null, meaning: null };
  const score = (scores?: Record<string, number>) =>
    customMeasure(odd).scorer.score({ ...nothing, scores }, { tokens: '13a', words: 'default' }, {});
  expect(score()).toBeNull();
  expect(score({})).toBeNull();
  expect(score({ constructor: 0 })).toBe(0);
});
