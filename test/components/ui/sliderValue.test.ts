import { describe, expect, it } from 'vitest';
import { movedValue, placedValue, typedValue } from '#app/components/ui/sliderValue.ts';

describe('movedValue', () => {
  it('moves by one, by ten, and to the ends, never beyond', () => {
    const moves = { ArrowRight: 41, ArrowUp: 41, ArrowLeft: 39, ArrowDown: 39, PageUp: 50, PageDown: 30 };
    for (const [key, value] of Object.entries(moves)) expect(movedValue(key, 40, 100)).toBe(value);
    expect([movedValue('Home', 40, 100), movedValue('End', 40, 100)]).toEqual([1, 100]);
    expect([movedValue('PageUp', 97, 100), movedValue('ArrowDown', 1, 100)]).toEqual([100, 1]);
  });

  it('begins in the middle, whatever the first key', () => {
    for (const key of ['ArrowRight', 'ArrowLeft', 'PageUp', 'PageDown']) {
      expect(movedValue(key, null, 100)).toBe(50);
    }
  });

  it('leaves other keys alone', () => {
    expect(movedValue('5', 40, 100)).toBeUndefined();
    expect(movedValue('Tab', null, 100)).toBeUndefined();
  });
});

it('typedValue takes figures alone, from 1 to the end', () => {
  const typed = { '': null, '0': null, '7': 7, '073': 73, '100': 100, '999': 100, a: null, '4x2': 42 };
  for (const [text, value] of Object.entries(typed)) expect(typedValue(text, 100)).toBe(value);
});

it('placedValue covers the whole scale', () => {
  expect([-0.2, 0, 0.5, 1, 1.3].map((share) => placedValue(share, 100))).toEqual([1, 1, 51, 100, 100]);
});
