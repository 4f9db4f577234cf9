import { outlineGraph } from './graphOutline.ts';

/** What of a graph's constants are no weights: sizes, places, flags. */
const NO_WEIGHTS: ReadonlySet<string> = new Set(['int64', 'bool', 'string']);

/**
 * Counts the numbers that ONNX files hold as weights, reading only where they stand, not the weights. What a
 * quantized graph packs several to a byte counts as bytes.
 * @returns null where a file is not laid out as expected
 */
export async function countParameters(files: readonly string[]): Promise<number | null> {
  try {
    let total = 0;
    for (const file of files) {
      for (const count of (await outlineGraph(file)).weights.values()) total += count;
    }
    return total;
  } catch {
    return null;
  }
}

/** The type that most of a graph's weights have; null where it has none. */
export function typeOfWeights(weights: ReadonlyMap<string, number>): string | null {
  const sorted = [...weights].filter(([type]) => !NO_WEIGHTS.has(type)).sort((a, b) => b[1] - a[1]);
  return sorted[0]?.[0] ?? null;
}
