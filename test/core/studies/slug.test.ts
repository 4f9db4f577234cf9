import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeSlug, slugOf } from '#app/core/studies/slug.ts';

describe('slugOf', () => {
  it.each([
    ['Two blurb writers', 'two-blurb-writers'],
    [' Sömmer/Test #2 ', 'sommer-test-2'],
    ['对比', 'study'],
    ['x'.repeat(80), 'x'.repeat(60)],
  ])('makes of %j the address %j', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it('gives a plain address for any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(slugOf(name)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      }),
    );
  });
});

describe('freeSlug', () => {
  it('takes the first number that is free', () => {
    expect(freeSlug('a', new Set())).toBe('a');
    expect(freeSlug('a', new Set(['a', 'a-2', 'a-4']))).toBe('a-3');
  });
});
