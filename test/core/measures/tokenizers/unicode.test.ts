import { describe, expect, it } from 'vitest';
import { meteor } from '#app/core/measures/meteor/meteor.ts';
import { rouge } from '#app/core/measures/rouge/rouge.ts';
import { tokenize } from '#app/core/measures/tokenizers/tokenize.ts';
import { tokenizeUnicode } from '#app/core/measures/tokenizers/unicode.ts';
import { expectFigures, oracle } from '../oracle.ts';

interface Case {
  language: string;
  which: 'same' | 'near' | 'far';
  text: string;
  reference: string;
  words: string[];
  rouge: object;
  meteor: number;
}

describe.each(oracle<Case>('languages'))('$language, $which', (own) => {
  it('has the words, and the figures over them, of the reference implementations', () => {
    const { language, text, reference } = own;
    const words = tokenizeUnicode(text, language);
    expect(words).toEqual(own.words);
    const scores = rouge(text, [reference], { tokenizer: 'unicode', language });
    expectFigures(scores, own.rouge);
    expectFigures(meteor(words, [tokenizeUnicode(reference, language)], { stemmer: false }), own.meteor);
  });
});

describe('unicode', () => {
  it('gives English the words of ROUGE’s own tokenizer', () => {
    const text = 'The U.S. report (2019-2021) says: costs fell 3.5%, don’t they?';
    expect(tokenize(text, 'unicode')).toEqual(text.toLowerCase().match(/[a-z0-9]+/g));
  });

  it('takes composed and decomposed letters for the same, and skips what is not seen', () => {
    expect(tokenize('Cafe\u0301 na\u00efve', 'unicode')).toEqual(tokenize('Café nai\u0308ve', 'unicode'));
    expect(tokenize('soft\u00adware \u200fmark\u200e', 'unicode')).toEqual(['software', 'mark']);
  });

  it('knows the lower case of Turkish where it is told', () => {
    expect(tokenizeUnicode('IĞDIR İzmir', 'tr')).toEqual(['ığdır', 'izmir']);
    expect(tokenizeUnicode('IRAQ', 'en')).toEqual(['iraq']);
  });
});
