import { expect, it } from 'vitest';
import { meteor, type MeteorOptions } from '#app/core/measures/meteor/meteor.ts';
import { expectFigures, oracle } from '../oracle.ts';

interface Case {
  options: MeteorOptions;
  hypothesis: string[];
  references: string[][];
  score: number;
}

it('agrees with nltk without synonyms', () => {
  for (const { options, hypothesis, references, score } of oracle<Case>('meteor')) {
    expectFigures(meteor(hypothesis, references, options), score, hypothesis.join(' '));
  }
});

it('refuses a segment without a reference', () => {
  expect(() => meteor(['a'], [])).toThrow(/references is empty/);
});
