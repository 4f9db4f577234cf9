import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../fixtures/oracles/inference');

interface Written {
  prompt: number;
  tokens: number[];
  text: string;
  distinct: number;
  finishReason: 'stop' | 'length';
  /** Of a greedy text: how far the best logit was above the second where they came nearest. */
  minGap?: number;
}

/** What scripts/research/oracles/inference/exported wrote down of one model in PyTorch. */
export interface ExportedOracles {
  layout: string;
  prompts: { prompt: string; tokens: number[] }[];
  generated: { name: string; settings: Record<string, unknown>; outputs: Written[] }[];
  /** What the names of the folder's other graphs end with: `_quantized`. */
  variants: string[];
  scores: {
    prompt?: string;
    text: string;
    promptTokens: number[];
    tokens: number[];
    logProbabilities: number[];
  }[];
  warped?: {
    prompt: number;
    logits: number[];
    distributions: { settings: Record<string, unknown>; probabilities: number[] }[];
  };
  chats?: {
    messages: { role: string; content: string }[];
    addGenerationPrompt: boolean;
    rendered: string;
    tokens: number[];
  }[];
}

export const exportedFolder = (name: string) => path.join(ROOT, name);

/** Models that are there, each in a layout of its own. */
export const exportedModels: readonly string[] = readdirSync(ROOT)
  .filter((name) => existsSync(path.join(ROOT, name, 'oracles.json')))
  .sort();

export const exportedOracles = (name: string) =>
  JSON.parse(readFileSync(path.join(ROOT, name, 'oracles.json'), 'utf8')) as ExportedOracles;
