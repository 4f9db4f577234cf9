import { describe, expect, it } from 'vitest';
import { anchorOf, onOneScale } from '#app/core/studies/criteria.ts';
describe('scales of any ends', () => {
  const given = { scale: 100 as const, range: { lowest: 0, highest: 1 }, anchors: { en: ['no', 'yes'] } };

  it('have their texts at their own ends', () => {
    expect(anchorOf(given, 0, 'en')).toBe('no');
    expect(anchorOf(given, 1, 'en')).toBe('yes');
    expect(anchorOf({ scale: 3, anchors: { en: ['a', 'b', 'c'] } }, 2, 'en')).toBe('b');
  });

  it('are the same by their ends', () => {
    expect(onOneScale([given, { scale: 100 }])).toBe(false);
    expect(onOneScale([{ scale: 5 }, { scale: 5, range: { lowest: 1, highest: 5 } }])).toBe(true);
  });
});
