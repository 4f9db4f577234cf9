import { describe, expect, it } from 'vitest';
import { STUDY_MEASURES, type StudyMeasureName } from '#app/core/measures/registry.ts';
import { measureScores } from '#app/core/reports/measureScores.ts';
import type { StudyConfigurationInput } from '#app/core/studies/configuration.ts';
import type { StudyData } from '#app/core/evidence/data.ts';
import { judgeStudy } from '#app/core/verdict/judgeStudy.ts';
import { expectFigures, oracle } from '../../measures/oracle.ts';
import { BASELINE, configurationOf, simulateStudy } from '../simulatedStudy.ts';

interface Case {
  language: string;
  which: 'same' | 'near' | 'far';
  text: string;
  reference: string;
  rouge: Record<string, { f1: number }>;
  meteor: number;
  chrf: number;
  'chrf++': number;
  ter: number;
}

const CASES = oracle<Case>('languages');
const LANGUAGES = [...new Set(CASES.map(({ language }) => language))];
const TRUTH = { items: 60, raters: 4, ratersPerItem: 2, effects: { new: 0 } };
const DATA = simulateStudy(TRUTH);

/** A study whose baseline wrote the references, and whose candidate something else. */
function studyOf(language: string, which: 'near' | 'far', given: boolean): StudyData {
  const { reference, text } = CASES.find((own) => own.language === language && own.which === which)!;
  return {
    ...DATA,
    items: DATA.items.map((item) => ({
      ...item,
      language: given ? language : null,
      references: [reference],
    })),
    outputs: DATA.outputs.map((row) => ({ ...row, text: row.system === BASELINE ? reference : text })),
  };
}

const configured = (overrides: Partial<StudyConfigurationInput> = {}) =>
  configurationOf(TRUTH, { resamples: 100, ...overrides });

function figuresOf(data: StudyData, overrides: Partial<StudyConfigurationInput> = {}) {
  const scores = measureScores({ data, configuration: configured(overrides) });
  return (system: string, measure: string) =>
    scores.find((row) => row.item === null && row.system === system && row.measure === measure)!;
}

describe.each(LANGUAGES)('texts in %s', (language) => {
  it.each([true, false])('have the figures of the references, language given: %s', (given) => {
    const near = CASES.find((own) => own.language === language && own.which === 'near')!;
    const figure = figuresOf(studyOf(language, 'near', given));
    for (const name of ['rouge1', 'rouge2', 'rougeL', 'exactMatch', 'tokenF1']) {
      expect(figure(BASELINE, name).value, name).toBe(1);
    }
    expect(figure(BASELINE, 'bleu').value).toBeCloseTo(100, 9);
    expect(figure(BASELINE, 'ter').value).toBe(0);
    expectFigures(figure('new', 'chrf').value, near.chrf);
    if (!['th', 'ja', 'zh'].includes(language)) {
      expectFigures(figure('new', 'chrf++').value, near['chrf++']);
      expectFigures(figure('new', 'ter').value, near.ter);
    }
    if (language === 'en') return;
    // Without its name nothing tells that the text is Turkish, and with it the capitals of its own alphabet.
    if (language === 'tr' && !given) return;
    for (const name of ['rouge1', 'rouge2', 'rougeL'] as const) {
      expectFigures(figure('new', name).value, near.rouge[name]!.f1);
    }
    expectFigures(figure('new', 'meteor').value, near.meteor);
  });

  it('that share nothing but a product code are never green', () => {
    const data = studyOf(language, 'far', false);
    const voters: StudyMeasureName[] = [
      'bleu',
      'rouge1',
      'rougeL',
      'chrf',
      'chrf++',
      'ter',
      'meteor',
      'tokenF1',
      'exactMatch',
    ];
    const [judged] = judgeStudy(data, configured({ voters }), { closed: true }).candidates;
    for (const name of voters) {
      const line = judged!.verdict.lines.find((own) => own.kind === 'measure' && own.name === name)!;
      expect({ name, state: line.state }).toEqual({ name, state: 'red' });
      expect(figuresOf(data)('new', 'rouge1').value).toBeLessThan(0.7);
    }
  });
});

describe('a tokenizer that a study names', () => {
  it('is used by every measure of words, and stands in its signature', () => {
    const figure = figuresOf(studyOf('ru', 'near', false), { tokenizer: 'intl' });
    for (const name of ['bleu', 'rouge1', 'rougeL', 'meteor', 'distinct', 'lengthRatio', 'ter', 'chrf++']) {
      expect(figure('new', name).signature, name).toMatch(/\|tok:intl\|/);
    }
    expect(figure(BASELINE, 'rougeL').value).toBe(1);
  });

  it('strikes a voter that can’t read the texts, with that reason', () => {
    const data = studyOf('th', 'far', false);
    const configuration = configured({ tokenizer: '13a', voters: ['rougeL', 'bleu', 'chrf'] });
    const [judged] = judgeStudy(data, configuration, { closed: true }).candidates;
    const lineOf = (name: string) => judged!.verdict.lines.find((own) => own.name === name)!;
    for (const name of ['rougeL', 'bleu']) {
      expect(lineOf(name)).toMatchObject({ state: 'missing', votes: false, lower: null });
      expect(lineOf(name).note).toMatch(/^Struck as a voter: its tokenizer reads \d+ % of the words/);
    }
    expect(lineOf('chrf')).toMatchObject({ state: 'red', votes: true });
    expect(lineOf('meteor').note).toMatch(/can't measure these texts/);
  });

  it('is told item by item where items have languages of their own', () => {
    const [russian, chinese] = [studyOf('ru', 'near', false), studyOf('zh', 'near', false)];
    const mixed = {
      ...russian,
      items: russian.items.map((item, k) => (k % 20 === 0 ? chinese.items[k]! : item)),
    };
    const scores = measureScores({ data: mixed, configuration: configured() });
    const bleu = scores.filter(({ measure, system }) => measure === 'bleu' && system === BASELINE);
    const tokenizers = bleu.map(({ signature }) => /tok:([^|]*)/.exec(signature)![1]);
    expect(tokenizers.filter((name) => name === 'zh')).toHaveLength(3);
    expect(tokenizers.filter((name) => name === '13a')).toHaveLength(57);
    expect(bleu.find(({ item }) => item === null)!.signature).toMatch(/tok:13a\+zh\|/);
  });
});

describe('measures of every study', () => {
  it('have their figure, direction and per-item scores in one place', () => {
    const data = studyOf('en', 'near', true);
    const scores = measureScores({ data, configuration: configured() });
    const { item } = data.items[0]!;
    for (const [name, measure] of Object.entries(STUDY_MEASURES)) {
      if (!measure.perItem) continue;
      const own = scores.find((row) => row.item === item && row.measure === name && row.system === BASELINE);
      expect(own?.value, name).toEqual(expect.any(Number));
      expect(own!.language, name).toBe('en');
    }
    expect(
      scores.filter((row) => row.item === null && row.system === 'new').map((row) => row.measure),
    ).toEqual([
      'bleu',
      'rouge1',
      'rouge2',
      'rougeL',
      'chrf',
      'chrf++',
      'ter',
      'meteor',
      'exactMatch',
      'tokenF1',
      'distinct',
      'lengthRatio',
      'perplexity',
      'bitsPerByte',
    ]);
  });

  it('are those that a study chooses, as it sets them', () => {
    const measures = {
      shown: ['bleu', 'ter'] as StudyMeasureName[],
      settings: { ter: { caseSensitive: true } },
    };
    const data = studyOf('en', 'near', true);
    const figure = figuresOf(data, { measures, voters: ['bleu'] });
    expect(figure('new', 'ter').signature).toContain('case:mixed');
    expect(figure('new', 'chrf')).toBeUndefined();
    expect(() => configured({ measures })).toThrow(/voter-not-shown.*rougeL/);
    expect(() => configured({ measures: { settings: { ter: { beta: 1 } } } })).toThrow(/beta/);
  });
});
