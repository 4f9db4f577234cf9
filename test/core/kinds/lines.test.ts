import { expect, it } from 'vitest';
import { kinds } from '#app/core/kinds/kinds.ts';
import { OTHER_LINES } from '#app/core/studies/ruleSettings.ts';

it('no two kinds have a line of the same name, nor one that the rule has itself', () => {
  expect(new Set(OTHER_LINES).size).toBe(OTHER_LINES.length);
  expect(kinds.all.flatMap(({ lines }) => Object.keys(lines)).length).toBeGreaterThan(1);
});
