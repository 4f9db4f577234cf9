import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOfArray } from '#app/services/imports/jsonArray.ts';
import { parseItems } from '#app/services/studies/parseItems.ts';
import { isAppError } from '#app/core/shared/errors.ts';

const ITEMS = [
  { item: 'a', prompt: 'One, [two] and {three}: "\\' },
  { item: 'b', prompt: 'Second\nline' },
];

describe('a JSON array', () => {
  it('is its entries, each on the line on which it begins', () => {
    const lines = linesOfArray(JSON.stringify(ITEMS, null, 2))!.split('\n');
    expect(lines.map((line) => (line === '' ? null : JSON.parse(line)))).toEqual([
      null,
      ITEMS[0],
      null,
      null,
      null,
      ITEMS[1],
    ]);
    expect(
      linesOfArray(JSON.stringify(ITEMS))!
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(ITEMS);
    expect(linesOfArray('[]')).toBe('');
    expect(['{"a": 1}', '[1, 2', '["a"]\n["b"]', '"[1]"'].map(linesOfArray)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('loses nothing, however it is written', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.integer({ min: 0, max: 4 }), (entries, indent) => {
        const lines = linesOfArray(JSON.stringify(entries, null, indent))!.split('\n');
        const read = lines.flatMap((line) => (line === '' ? [] : [JSON.parse(line) as unknown]));
        expect(read).toEqual(JSON.parse(JSON.stringify(entries)));
      }),
    );
  });

  it('gives items, and tells faults by the line', () => {
    expect(parseItems(JSON.stringify(ITEMS)).items).toMatchObject(ITEMS);
    const faulty = `[\n  { "item": "a", "prompt": "A" },\n  {\n    "item": "b" }\n]`;
    try {
      parseItems(faulty);
      expect.unreachable();
    } catch (error) {
      if (!isAppError(error)) throw error;
      expect(error.problems.map(({ path }) => path)).toEqual(['line 3, field prompt']);
    }
  });
});
