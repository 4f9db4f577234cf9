import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionOf } from '#app/components/rating/direction.ts';
import { passagesOf } from '#app/components/rating/passages.ts';

const of = (text: string) =>
  passagesOf([{ text }]).map(({ code, runs }) => [code ? 'code' : 'text', runs.map((r) => r.text).join('')]);

describe('passagesOf', () => {
  it('sets fenced code apart, with its fences', () => {
    expect(of('Try:\n```js\nlet a = `b`;\n```\nDone.')).toEqual([
      ['text', 'Try:\n'],
      ['code', '```js\nlet a = `b`;\n```\n'],
      ['text', 'Done.'],
    ]);
  });

  it('ends code with its own fence alone, and runs to the end without one', () => {
    expect(of('~~~\n```\n~~~\nx')).toEqual([
      ['code', '~~~\n```\n~~~\n'],
      ['text', 'x'],
    ]);
    expect(of('a\n````\n```\nb')).toEqual([
      ['text', 'a\n'],
      ['code', '````\n```\nb'],
    ]);
    expect(of('```\na\n```not a fence\nb')).toEqual([['code', '```\na\n```not a fence\nb']]);
  });

  it('takes inline code and deep indents as text', () => {
    expect(of('Use `a` and ``b``.\n    ```\n')).toEqual([['text', 'Use `a` and ``b``.\n    ```\n']]);
  });

  it('keeps what runs carry where it cuts them', () => {
    const runs = [
      { text: 'a\n`', differs: false },
      { text: '``\nb', differs: true },
    ];
    expect(passagesOf(runs)).toEqual([
      { code: false, runs: [{ text: 'a\n', differs: false }] },
      {
        code: true,
        runs: [
          { text: '`', differs: false },
          { text: '``\nb', differs: true },
        ],
      },
    ]);
  });

  it('loses and adds nothing, whatever the text and its runs', () => {
    const piece = fc.constantFrom('```', '~~~', '\n', ' ', 'x', '`', '🔥', 'مرحبا');
    const run = fc.record({ text: fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')) });
    fc.assert(
      fc.property(fc.array(run, { maxLength: 6 }), (runs) => {
        const text = runs.map((r) => r.text).join('');
        const back = passagesOf(runs).flatMap((passage) => passage.runs.map((r) => r.text));
        expect(back.join('')).toBe(text);
        expect(back).not.toContain('');
      }),
    );
  });
});

describe('directionOf', () => {
  it('takes the side of the language where the text has its letters', () => {
    expect(directionOf('Tarn: مصباح صغير', 'ar')).toBe('rtl');
    expect(directionOf('Tarn: מנורה', 'he-IL')).toBe('rtl');
    expect(directionOf('A small lamp.', 'ar')).toBe('auto');
    expect(directionOf('مصباح صغير', 'en')).toBe('auto');
    expect(directionOf('مصباح', null)).toBe('auto');
    expect(directionOf('Salam مرحبا', 'ar-Latn')).toBe('auto');
  });
});
