import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CRITERIA } from '#app/core/studies/criteria.ts';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import type { Answer } from '#app/core/ratings/judgment.ts';
import { readLanguages } from '#scripts/simulation/languageKnowledge.ts';
import { readText } from '#scripts/simulation/reading.ts';
import { simulatedRater } from '#scripts/simulation/simulatedRater.ts';

const folder = new URL('../../../fixtures/datasets/blurb/', import.meta.url);
const languages = readLanguages(new URL('language.json', folder));
const items = readFileSync(new URL('items.jsonl', folder), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { prompt: string; references: string[]; language: 'en' | 'zh' });

const likert = (prompt: string, text: string): BlindTask => ({
  id: 'x',
  kind: 'likert',
  prompt,
  source: null,
  language: null,
  comments: false,
  text,
  criteria: DEFAULT_CRITERIA,
});
const pair = (prompt: string, left: string, right: string): BlindTask => ({
  id: 'x',
  kind: 'pairwise',
  prompt,
  source: null,
  language: null,
  comments: false,
  left,
  right,
});

const answered = <K extends Answer['kind']>(answer: Answer, kind: K) => {
  if (answer.kind !== kind) throw new Error(`an answer to ${answer.kind}`);
  return answer as Extract<Answer, { kind: K }>;
};

describe('readText', () => {
  it('finds nothing wrong with the references, in either language', () => {
    for (const { prompt, references } of items) {
      for (const text of references) {
        expect({ text, ...readText(languages, prompt, text) }).toMatchObject({
          missing: 0,
          invented: 0,
          odd: 0,
        });
      }
    }
  });

  it('notices another product, an invented number and shuffled words', () => {
    const { prompt, references } = items[0]!;
    expect(readText(languages, prompt, items[1]!.references[0]!).missing).toBeGreaterThan(0.8);
    expect(readText(languages, prompt, references[0]!.replace(/\d+ W/, '777 W')).invented).toBe(1);
    expect(readText(languages, prompt, references[0]!.split(' ').reverse().join(' ')).odd).toBeGreaterThan(
      0.5,
    );
  });
});

describe('simulatedRater', () => {
  it('rates within the scale, and a spoiled text lower', () => {
    const judge = simulatedRater('a', languages);
    let good = 0;
    let bad = 0;
    for (const [i, { prompt, references }] of items.entries()) {
      const other = items[(i + 1) % items.length]!.references[0]!;
      const values = Object.values(answered(judge(likert(prompt, references[0]!)), 'likert').ratings);
      expect(values).toHaveLength(3);
      for (const value of values) expect([1, 2, 3, 4, 5]).toContain(value);
      good += values[1]!;
      bad += answered(judge(likert(prompt, other)), 'likert').ratings.relevance!;
    }
    expect(good / items.length - bad / items.length).toBeGreaterThan(2);
  });

  it('ranks the same texts alike wherever they stand, equal-looking ones on one place where it may', () => {
    const judge = simulatedRater('c', languages);
    const { prompt, references } = items[0]!;
    const muddled = references[0]!.split(' ').reverse().join(' ');
    const texts = [references[0]!, muddled, items[1]!.references[0]!];
    const ranking = (shown: string[], rest: object = {}): BlindTask => {
      const { id, source, language, comments } = pair(prompt, '', '');
      return {
        id,
        source,
        language,
        comments,
        prompt,
        kind: 'ranking',
        form: 'ranking',
        texts: shown,
        ...rest,
      };
    };
    const ranked = (shown: string[], rest: object = {}) => answered(judge(ranking(shown, rest)), 'ranking');
    const there = ranked(texts).ranks!;
    expect(there[0]).toBe(1);
    expect(ranked([...texts].reverse()).ranks).toEqual([...there].reverse());
    expect(ranked([texts[0]!, texts[0]!]).ranks).toEqual([1, 1]);
    expect([...ranked([texts[0]!, texts[0]!], { ties: false }).ranks!].sort()).toEqual([1, 2]);
    const ends = ranked(texts, { form: 'best-worst' }).bestWorst!;
    expect(ends.best).toBe(0);
    expect(ends.worst).not.toBe(0);
  });

  it('prefers the same text whichever side it stands on', () => {
    const judge = simulatedRater('b', languages);
    const mirror = { left: 'right', right: 'left', tie: 'tie' } as const;
    const seen = new Set<string>();
    for (const { prompt, references } of items) {
      const [a, b] = [references[0]!, references[1]!.replace(/[.。]$/, '')];
      const preference = answered(judge(pair(prompt, a, b)), 'pairwise').preference;
      seen.add(preference);
      expect(answered(judge(pair(prompt, b, a)), 'pairwise').preference).toBe(mirror[preference]);
    }
    expect(seen.size).toBe(3);
  });
});
