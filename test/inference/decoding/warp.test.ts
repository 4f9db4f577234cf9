import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createScoreRules } from '#app/inference/decoding/scoreRules.ts';
import { kthLargest, warp } from '#app/inference/decoding/warp.ts';
import { resolveSettings } from '#app/inference/settings/resolve.ts';
import { exportedModels, exportedOracles } from '../exported.ts';

const oracles = exportedModels.map(exportedOracles).filter(({ warped }) => warped !== undefined);

test('there are distributions to compare with', () => {
  expect(oracles.length).toBeGreaterThan(0);
});

const cases = oracles.flatMap(({ prompts, warped }) =>
  warped!.distributions.map((each) => ({
    ...each,
    logits: warped!.logits,
    prompt: prompts[warped!.prompt]!.tokens,
  })),
);

test.each(cases)(
  "transformers' distribution with $settings",
  ({ settings, probabilities, logits, prompt }) => {
    const resolved = resolveSettings({ ...settings, maxNewTokens: 1 }, {});
    const rules = createScoreRules(resolved, prompt.length, 1);
    const distribution = warp(rules.applied(Float32Array.from(logits), prompt), resolved.sampling!)!;
    const dense = probabilities.map(() => 0);
    distribution.tokens.forEach((token, i) => (dense[token] = distribution.probabilities[i]!));
    dense.forEach((value, token) => {
      expect(value === 0).toBe(probabilities[token] === 0);
      expect(Math.abs(value - probabilities[token]!)).toBeLessThan(1e-5);
    });
  },
);

test('the k-th largest is that of sorting', () => {
  const value = fc.float({ noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 40 }), fc.nat(), (values, n) => {
      const k = 1 + (n % values.length);
      const sorted = [...Float32Array.from(values)].sort((a, b) => b - a);
      // + 0: minus zero is as large as zero.
      expect(kthLargest(Float32Array.from(values), k) + 0).toBe(sorted[k - 1]! + 0);
    }),
    { examples: [[[1, 1, 0], 1]] },
  );
});

test('top-p keeps at least one token, and what it keeps has the mass it promises', () => {
  const logits = fc.array(fc.float({ min: -20, max: 20, noNaN: true }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(logits, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (values, topP) => {
      const all = warp(Float32Array.from(values), { temperature: 1, topK: 0, topP: 1, minP: 0 })!;
      const top = warp(Float32Array.from(values), { temperature: 1, topK: 0, topP, minP: 0 })!;
      const mass = top.tokens.reduce((sum, token) => sum + all.probabilities[all.tokens.indexOf(token)]!, 0);
      expect(mass).toBeGreaterThanOrEqual(topP - 1e-9);
      expect(top.probabilities.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
      // Without its least likely token it would be too little.
      if (top.tokens.length > 1) {
        const least = Math.min(...top.tokens.map((token) => all.probabilities[all.tokens.indexOf(token)]!));
        expect(mass - least).toBeLessThan(topP + 1e-9);
      }
    }),
  );
});

test('scores that cannot be used give no distribution', () => {
  const plain = { temperature: 1, topK: 0, topP: 1, minP: 0 };
  expect(warp(Float32Array.of(1, NaN), plain)).toBeUndefined();
  expect(warp(Float32Array.of(-Infinity, -Infinity), plain)).toBeUndefined();
  expect(warp(Float32Array.of(-Infinity, 2), plain)).toEqual({ tokens: [1], probabilities: [1] });
});
