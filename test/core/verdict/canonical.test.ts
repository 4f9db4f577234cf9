import { expect, it } from 'vitest';
import { canonicalJson } from '#app/core/shared/canonicalJson.ts';
import { frozenText } from '#app/core/studies/configuration/stored.ts';
import { canonicalText } from '#app/core/verdict/canonical.ts';
import { configurationOf, simulateStudy } from './simulatedStudy.ts';

const truth = { items: 6, raters: 3, ratersPerItem: 2, effects: { new: 0 }, controlItems: 2 };

it('does not depend on the order of rows and keys', () => {
  const data = simulateStudy(truth);
  const configuration = frozenText(configurationOf(truth));
  const text = canonicalText(configuration, data);
  const turned = {
    ...data,
    ratings: [...data.ratings]
      .reverse()
      .map((row) => Object.fromEntries(Object.entries(row).reverse()) as typeof row),
  };
  expect(canonicalText(configuration, turned)).toBe(text);
});

it('changes with any value', () => {
  const data = simulateStudy(truth);
  const configuration = frozenText(configurationOf(truth));
  const [first, ...rest] = data.ratings;
  const changed = { ...data, ratings: [{ ...first!, value: first!.value === 5 ? 4 : 5 }, ...rest] };
  expect(canonicalText(configuration, changed)).not.toBe(canonicalText(configuration, data));
  expect(canonicalText(frozenText(configurationOf(truth, { resamples: 2000 })), data)).not.toBe(
    canonicalText(configuration, data),
  );
});

it('writes keys in order and leaves out what is undefined', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined })).toBe('{"b":[1,{"c":"x","d":null}]}');
});

it('stays as it was where a later release has tables that this study has no rows of', () => {
  const data = simulateStudy(truth);
  const configuration = frozenText(configurationOf(truth));
  const text = canonicalText(configuration, data);
  expect(canonicalText(configuration, { ...data, titles: [] } as typeof data)).toBe(text);
  expect(canonicalText(configuration, { ...data, titles: [{ item: 'a' }] } as typeof data)).not.toBe(text);
  // Those that every release has had are part of it, with rows or without.
  expect(canonicalText(configuration, { ...data, repeats: [] })).toContain('"repeats":[]');
  expect(canonicalText(configuration, { ...data, highlights: [] })).toContain('"highlights":[]');
});
