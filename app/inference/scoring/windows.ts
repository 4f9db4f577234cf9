/** A stretch of tokens fed at once; the tokens from `scoreFrom` on are scored. */
export interface Window {
  readonly tokens: readonly number[];
  readonly scoreFrom: number;
}

/**
 * Cuts a text into windows. What fits the context is one window; what is longer is read in windows that move on
 * by half the context, each token scored once, with at least half a context before it (the "strided" perplexity
 * of transformers' documentation with stride = context / 2).
 * @param start index of the first token to score, ≥ 1: the first token has nothing before it
 * @param context most tokens of a window, ≥ 2
 */
export function cutWindows(tokens: readonly number[], start: number, context: number): Window[] {
  const windows: Window[] = [];
  let scored = start;
  for (let begin = 0; scored < tokens.length; begin += Math.floor(context / 2)) {
    const end = Math.min(begin + context, tokens.length);
    if (end <= scored) continue;
    windows.push({ tokens: tokens.slice(begin, end), scoreFrom: scored - begin });
    scored = end;
  }
  return windows;
}
