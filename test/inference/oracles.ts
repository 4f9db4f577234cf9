import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../fixtures/oracles/inference');

/** A folder that scripts/research/oracles/inference/make_tiny_gpt2.py made. */
export const tinyModel = (name: 'tiny-gpt2' | 'tiny-gpt2-half' | 'tiny-gpt2-dynamic') =>
  path.join(ROOT, name);

export interface Oracles {
  greedy: {
    prompt: string;
    promptTokens: number[];
    tokens: number[];
    text: string;
    penalised: number[];
    lengthened: number[];
  }[];
  scores: { prompt?: string; text: string; logProbabilities: number[] }[];
}

export const oracles = JSON.parse(readFileSync(path.join(ROOT, 'oracles.json'), 'utf8')) as Oracles;
