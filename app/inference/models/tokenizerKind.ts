import { createReadStream } from 'node:fs';

const KIND = /"model"\s*:\s*\{\s*"type"\s*:\s*"(\w+)"/;
/** Longer than what `KIND` finds can be. */
const OVERLAP = 200;

/**
 * How a tokenizer.json parts texts: `BPE`, `Unigram`, `WordPiece` or `WordLevel`. It is searched piece by piece: some
 * have tens of megabytes, which to read as a whole would hold up everything else.
 * @returns null where the file doesn't say
 */
export async function tokenizerKind(file: string): Promise<string | null> {
  let tail = '';
  const pieces = createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 18 });
  for await (const piece of pieces as AsyncIterable<string>) {
    const found = KIND.exec(tail + piece)?.[1];
    if (found !== undefined) return found;
    tail = piece.slice(-OVERLAP);
  }
  return null;
}
