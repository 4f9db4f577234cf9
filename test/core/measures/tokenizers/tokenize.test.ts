import { describe, expect, it } from 'vitest';
import { tokenize, type Tokenizer, TOKENIZERS } from '#app/core/measures/tokenizers/tokenize.ts';
import { oracle } from '../oracle.ts';

type Case = { text: string } & Record<Tokenizer, string[]>;

describe('tokenize', () => {
  it.each(TOKENIZERS.filter((name) => name !== 'unicode'))(
    'gives the tokens of sacreBLEU: %s',
    (tokenizer) => {
      for (const expected of oracle<Case>('tokens')) {
        expect(tokenize(expected.text, tokenizer), JSON.stringify(expected.text)).toEqual(
          expected[tokenizer],
        );
      }
    },
  );

  it('keeps what the reference does with supplementary planes: curly quotes apart, Extension B not', () => {
    expect(tokenize('“a”€\u{20000}\u{20001}', 'zh')).toEqual(['“', 'a', '”', '€', '\u{20000}\u{20001}']);
    expect(tokenize('\u{20000}\u{20001}😀', 'char')).toEqual(['\u{20000}', '\u{20001}', '😀']);
  });

  it('splits white space as Python does', () => {
    expect(tokenize('a\x1cb\x85c\ufeffd', 'none')).toEqual(['a', 'b', 'c\ufeffd']);
  });
});
