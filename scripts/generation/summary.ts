import type { FailedItem, GeneratedOutput, GenerationResult } from '#app/inference/worker/client.ts';

/** What a run of the command came to. */
export interface Summary {
  add(result: GenerationResult): void;
  failures(): readonly FailedItem[];
  /** Since the summary was begun. */
  tokensPerSecond(): number;
  /** Number, speed, waiting times, and what a reader should know of the outputs. */
  sentence(): string;
}

export function createSummary(): Summary {
  const started = performance.now();
  const outputs: GeneratedOutput[] = [];
  const failures: FailedItem[] = [];
  let tokens = 0;
  const seconds = () => (performance.now() - started) / 1000;
  return {
    add(result) {
      if ('error' in result) failures.push(result);
      else {
        outputs.push(result);
        tokens += result.tokens.length;
      }
    },
    failures: () => failures,
    tokensPerSecond: () => tokens / seconds(),
    sentence() {
      const parts = [
        `${outputs.length} outputs, ${tokens} tokens in ${seconds().toFixed(1)} s (${Math.round(tokens / seconds())} tokens/s)`,
      ];
      if (outputs.length > 0) {
        const first = outputs.map(({ firstTokenMs }) => firstTokenMs);
        const whole = outputs.map(({ latencyMs }) => latencyMs);
        parts.push(
          `first token after ${milliseconds(first, 0.5)}`,
          `whole output after ${milliseconds(whole, 0.5)} (p90 ${milliseconds(whole, 0.9)}, p99 ${milliseconds(whole, 0.99)})`,
        );
      }
      const close = outputs.filter(({ nearTies }) => nearTies > 0).length;
      if (close > 0)
        parts.push(`${close} with choices so close that rounding in another batch could turn them`);
      const cut = outputs.filter(({ truncatedTokens }) => truncatedTokens > 0).length;
      if (cut > 0) parts.push(`${cut} of prompts that were cut to fit the context`);
      return parts.join('; ');
    },
  };
}

/** A quantile, by the nearest rank. */
function milliseconds(values: readonly number[], share: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return `${Math.round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!)} ms`;
}
