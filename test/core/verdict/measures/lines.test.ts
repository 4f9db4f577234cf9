import { describe, expect, it } from 'vitest';
import { corpusBleu } from '#app/core/measures/bleu/bleu.ts';
import { meanRouge, rouge } from '#app/core/measures/rouge/rouge.ts';
import { marginsSchema } from '#app/core/studies/margins.ts';
import type { StudyData } from '#app/core/evidence/data.ts';
import { STUDY_MEASURES } from '#app/core/measures/registry.ts';
import { scoreSystem } from '#app/core/verdict/measures/itemScores.ts';
import { measureFloor, measureLine } from '#app/core/verdict/measures/lines.ts';
import type { MeasureComparison } from '#app/core/verdict/measures/lines.ts';
import { studyTokenizers } from '#app/core/verdict/measures/tokenizers.ts';
import { BASELINE, simulateStudy } from '../simulatedStudy.ts';

const MARGINS = marginsSchema.parse({});
const DATA = simulateStudy({ items: 40, raters: 2, ratersPerItem: 2, effects: { new: 0 } });

function comparisonOf(data: StudyData, overrides: Partial<MeasureComparison> = {}): MeasureComparison {
  const configuration = { tokenizer: 'auto', measures: null } as const;
  const tokenizers = studyTokenizers(configuration, data.items);
  return {
    baseline: scoreSystem(data, BASELINE, tokenizers, configuration),
    candidate: scoreSystem(data, 'new', tokenizers, configuration),
    items: data.items.map(({ item }) => item),
    sharedTokenizer: true,
    level: 0.95,
    samples: 200,
    seed: 'seed',
    ...overrides,
  };
}

const textsOf = (system: string) => DATA.outputs.flatMap((row) => (row.system === system ? [row.text] : []));
const REFERENCES = DATA.items.map(({ references }) => references);

/** The data with the candidate's cost of references multiplied. */
function costlier(factor: number, tokens = 1): StudyData {
  const outputs = DATA.outputs.map((row) =>
    row.system === 'new'
      ? { ...row, referenceNll: row.referenceNll! * factor, referenceTokens: row.referenceTokens! * tokens }
      : row,
  );
  return { ...DATA, outputs };
}

describe('lines of measures', () => {
  it('hold the difference of corpus BLEU in points', () => {
    const line = measureLine(STUDY_MEASURES.bleu, MARGINS, true, comparisonOf(DATA));
    const scores = [BASELINE, 'new'].map((system) => corpusBleu(textsOf(system), REFERENCES).score);
    expect(line).toMatchObject({ unit: 'BLEU', accept: 2, limit: 5, votes: true, n: { items: 40 } });
    expect(line.baselineValue).toBeCloseTo(scores[0]!, 9);
    expect(line.candidateValue).toBeCloseTo(scores[1]!, 9);
    expect(line.estimate).toBeCloseTo(scores[1]! - scores[0]!, 9);
    expect(line.lower!).toBeLessThan(line.estimate!);
    expect(line.upper!).toBeGreaterThan(line.estimate!);
  });

  it('hold ROUGE relative to the baseline', () => {
    const line = measureLine(STUDY_MEASURES.rougeL, MARGINS, true, comparisonOf(DATA));
    const mean = (system: string) =>
      meanRouge(textsOf(system).map((text, k) => rouge(text, REFERENCES[k]!))).rougeL!.f1;
    expect(line.estimate).toBeCloseTo(mean('new') / mean(BASELINE) - 1, 9);
    expect(line).toMatchObject({ unit: 'relative', accept: 0.01, limit: 0.03 });
  });

  it('hold perplexity as a log ratio that is negative where it grows', () => {
    const line = measureLine(STUDY_MEASURES.perplexity, MARGINS, true, comparisonOf(costlier(1.2)));
    expect(line.unit).toBe('log ratio');
    expect(line.accept).toBeCloseTo(Math.log(1.1), 12);
    expect(line.estimate).toBeCloseTo(Math.log(line.baselineValue!) - Math.log(line.candidateValue!), 9);
    expect(line.estimate!).toBeLessThan(0);
    expect(line.state).toBe('red');
  });

  it('say the same without a shared tokenizer, whatever the candidate counts as a token', () => {
    const shared = measureLine(STUDY_MEASURES.perplexity, MARGINS, true, comparisonOf(costlier(1.1)));
    const other = measureLine(
      STUDY_MEASURES.perplexity,
      MARGINS,
      true,
      comparisonOf(costlier(1.1, 3), { sharedTokenizer: false }),
    );
    expect(other.name).toBe('bitsPerByte');
    expect(other.estimate).toBeCloseTo(shared.estimate!, 9);
    expect(other.lower).toBeCloseTo(shared.lower!, 9);
    expect(other.candidateValue! / other.baselineValue!).toBeGreaterThan(1.05);
  });

  it('are missing, with the reason, where nothing can be measured', () => {
    const bare = {
      ...DATA,
      items: DATA.items.map((item) => ({ ...item, references: [] })),
      outputs: DATA.outputs.map((row) => ({ ...row, referenceNll: null })),
    };
    for (const name of ['bleu', 'rougeL', 'perplexity'] as const) {
      const line = measureLine(STUDY_MEASURES[name], MARGINS, true, comparisonOf(bare));
      expect(line).toMatchObject({ state: 'missing', estimate: null, n: { items: 0 } });
      expect(line.note).toBeTruthy();
    }
    expect(measureFloor('bleu', 40, comparisonOf(bare)).state).toBe('missing');
  });

  it('hold floors under BLEU and ceilings over perplexity', () => {
    const comparison = comparisonOf(DATA);
    const { candidateValue: bleu } = measureLine(STUDY_MEASURES.bleu, MARGINS, true, comparison);
    const { candidateValue: perplexity } = measureLine(STUDY_MEASURES.perplexity, MARGINS, true, comparison);
    expect(measureFloor('bleu', bleu! - 10, comparison).state).toBe('green');
    expect(measureFloor('bleu', bleu!, comparison).state).toBe('inconclusive');
    expect(measureFloor('bleu', bleu! + 10, comparison).state).toBe('red');
    expect(measureFloor('perplexity', perplexity! + 1, comparison).state).toBe('green');
    expect(measureFloor('perplexity', perplexity! - 1, comparison).state).toBe('red');
  });
});

describe('tokenizers of a study that measures as release 0.1.0 did', () => {
  const items = (reference: string) => [{ ...DATA.items[0]!, references: [reference] }];
  it.each([
    ['auto', 'plain text', '13a', 'default'],
    ['auto', '一盏灯', 'zh', 'zh'],
    ['char', 'plain text', 'char', 'char'],
    ['intl', '一盏灯', 'intl', 'default'],
  ] as const)('%s with %j: BLEU by %s, ROUGE by %s', (tokenizer, reference, tokens, words) => {
    const own = studyTokenizers({ tokenizer, measures: null }, items(reference));
    expect([...own.values()]).toEqual([{ tokens, words }]);
  });
});
