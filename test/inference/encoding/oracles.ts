import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { BertScore } from '#app/core/measures/bertscore/bertScore.ts';
import type { Segment } from '#app/inference/encoding/scoreSegments.ts';

const ROOT = path.resolve(import.meta.dirname, '../../../fixtures/oracles/bertscore');

/** What scripts/research/oracles/bertscore wrote down of one encoder. */
interface EncoderOracles {
  readonly model: string;
  /** Of each pair's hypothesis. */
  readonly tokens: number[][];
  readonly cases: {
    readonly layer: number;
    readonly idf: boolean;
    readonly baseline: boolean;
    readonly scores: (readonly [precision: number, recall: number, f1: number])[];
  }[];
}

const oracles = JSON.parse(readFileSync(path.join(ROOT, 'oracles.json'), 'utf8')) as {
  pairs: Segment[];
  encoders: EncoderOracles[];
};

export const { pairs, encoders: ENCODERS } = oracles;

/** The folder of an encoder that the oracles are of. */
export const encoderFolder = (name: string) => path.join(ROOT, name);

/** Both sides compute in float32. */
const NEAR = 2e-6;

export function expectNear(
  scores: readonly BertScore[],
  expected: readonly (readonly [number, number, number])[],
): void {
  expect(scores).toHaveLength(expected.length);
  scores.forEach(({ precision, recall, f1 }, i) => {
    [precision, recall, f1].forEach((value, figure) => {
      expect(Math.abs(value! - expected[i]![figure]!), `pair ${i}, figure ${figure}`).toBeLessThan(NEAR);
    });
  });
}
