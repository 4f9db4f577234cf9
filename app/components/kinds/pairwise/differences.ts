/** A stretch of a text, and whether the other text lacks it. */
export interface Stretch {
  readonly text: string;
  readonly differs: boolean;
}

/** Beyond this many cells (words of one × words of the other) no comparison is made: it would be felt. */
const MOST_CELLS = 4_000_000;

/** Words, single Chinese characters, runs of blanks, and single other marks. */
function pieces(text: string): string[] {
  return text.match(/\p{Script=Han}|[\p{L}\p{M}\p{N}_]+|\s+|[^\p{L}\p{M}\p{N}_\s]/gu) ?? [];
}

function stretches(words: readonly string[], kept: readonly boolean[]): Stretch[] {
  const result: { text: string; differs: boolean }[] = [];
  for (const [index, word] of words.entries()) {
    const differs = kept[index] !== true;
    const last = result.at(-1);
    if (last?.differs === differs) last.text += word;
    else result.push({ text: word, differs });
  }
  return result;
}

/**
 * Where two texts differ, word by word (character by character in Chinese), by their longest common
 * subsequence. The stretches of each side add up to its text. Null when the texts are too long to compare.
 *
 * @example differences('a big cat', 'a cat') // left: 'a ', 'big ' (differs), 'cat'
 */
export function differences(left: string, right: string): { left: Stretch[]; right: Stretch[] } | null {
  const a = pieces(left);
  const b = pieces(right);
  if (a.length * b.length > MOST_CELLS) return null;
  const width = b.length + 1;
  // longest[i * width + j]: length of the longest common subsequence of a from i and b from j
  const longest = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] =
        a[i] === b[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
    }
  }
  const keptLeft = new Array<boolean>(a.length).fill(false);
  const keptRight = new Array<boolean>(b.length).fill(false);
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      keptLeft[i++] = true;
      keptRight[j++] = true;
    } else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i++;
    else j++;
  }
  return { left: stretches(a, keptLeft), right: stretches(b, keptRight) };
}
