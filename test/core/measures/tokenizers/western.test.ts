import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitWesternPunctuation, tokenize13a } from '#app/core/measures/tokenizers/western.ts';

it('finds in one pass what the rules of mteval-v13a find one after the other', () => {
  const piece = fc.constantFrom(
    'a',
    'é',
    '0',
    '7',
    '.',
    ',',
    '-',
    "'",
    '!',
    '(',
    '/',
    '"',
    ' ',
    '\t',
    '\u00a0',
    '\u0085',
    '\u001f',
    '\ufeff',
    '…',
    '猫',
    '😀',
  );
  const character = fc.integer({ min: 0, max: 0x3100 }).map((code) => String.fromCharCode(code));
  const text = fc.array(fc.oneof({ weight: 6, arbitrary: piece }, character), { maxLength: 14 });
  fc.assert(
    fc.property(text, (pieces) => {
      const line = pieces.join('').replaceAll('\n', ' ').replaceAll('&', '+');
      expect(tokenize13a(line)).toEqual(splitWesternPunctuation(` ${line} `));
    }),
    { numRuns: 3000 },
  );
});
