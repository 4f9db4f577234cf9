import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences, type Stretch } from '#app/components/kinds/pairwise/differences.ts';

const whole = (stretches: readonly Stretch[]) => stretches.map((s) => s.text).join('');
const marked = (stretches: readonly Stretch[]) => stretches.filter((s) => s.differs).map((s) => s.text);
const common = (stretches: readonly Stretch[]) => whole(stretches.filter((s) => !s.differs));

describe('differences', () => {
  it('marks what the other text lacks', () => {
    const { left, right } = differences('The kettle costs 39 euros.', 'The kettle costs 93 euros.')!;
    expect(marked(left)).toEqual(['39']);
    expect(marked(right)).toEqual(['93']);
  });

  it('compares Chinese character by character', () => {
    const { left, right } = differences('米白色台灯', '深蓝色台灯')!;
    expect(marked(left)).toEqual(['米白']);
    expect(marked(right)).toEqual(['深蓝']);
  });

  it('finds nothing in equal texts', () => {
    expect(differences('a b', 'a b')).toEqual({
      left: [{ text: 'a b', differs: false }],
      right: [{ text: 'a b', differs: false }],
    });
  });

  it('keeps each text whole, and what is unmarked is the same on both sides', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'bc', ' ', '\n', '色', '，', '🔥', 'é') });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const { left, right } = differences(a, b)!;
        expect(whole(left)).toBe(a);
        expect(whole(right)).toBe(b);
        expect(common(left)).toBe(common(right));
      }),
    );
  });

  it('treats the sides alike in how much it marks', () => {
    const { left, right } = differences('one two three', 'one three')!;
    const turned = differences('one three', 'one two three')!;
    expect(common(left)).toBe(common(turned.right));
    expect(common(right)).toBe(common(turned.left));
  });

  it('gives up on texts that are too long', () => {
    expect(differences('a '.repeat(2000), 'b '.repeat(2000))).toBeNull();
  });
});
