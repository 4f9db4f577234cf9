import { best, type PlainModel } from './plainLoop.ts';

/**
 * Float32 kernels sum in other orders on other processors, and two logits that are nearer than this could change
 * places. What they differ by is some 10⁻⁵; `exportedModels.test.ts` measures it on the processor at hand.
 */
export const LEAST_GAP = 1e-3;

/** Changes scores before the best is taken, given the tokens that were read. */
export type Rule = (scores: Float32Array, read: readonly number[], written: number) => void;

/**
 * How many tokens of a stored text come before the first choice that rounding could turn: as far as that, any
 * processor writes the same. Found by onnxruntime itself, which reads the whole text at once.
 */
export async function settledTokens(
  plain: PlainModel,
  prompt: readonly number[],
  tokens: readonly number[],
  rule: Rule = () => undefined,
): Promise<number> {
  const all = [...prompt, ...tokens];
  const logits = await plain.logits(all);
  const index = tokens.findIndex((_, i) => {
    const scores = logits[prompt.length - 1 + i]!;
    rule(scores, all.slice(0, prompt.length + i), i);
    return best(scores).gap < LEAST_GAP;
  });
  return index === -1 ? tokens.length : index;
}
