import type { Readable } from 'node:stream';

const NEWLINE = 10;

/** One line of the input, without its newline; `null` stands for one that was longer than the limit and skipped. */
export type Line = Buffer | null;

/**
 * The lines of a byte stream, one at a time: no more than one line and a chunk is ever in memory. What follows the
 * last newline is a line too, unless it is empty.
 * @param mostBytes longest line; a longer one is dropped as it streams by
 */
export async function* readLines(input: Readable, mostBytes: number): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let length = 0;
  const add = (part: Buffer) => {
    length += part.length;
    if (length > mostBytes) parts = [];
    else parts.push(part);
  };
  const take = (): Line => {
    const line = length > mostBytes ? null : Buffer.concat(parts, length);
    parts = [];
    length = 0;
    return line;
  };
  for await (const data of input) {
    const chunk = typeof data === 'string' ? Buffer.from(data) : (data as Buffer);
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      add(chunk.subarray(start, end));
      yield take();
      start = end + 1;
    }
    if (start < chunk.length) add(chunk.subarray(start));
  }
  if (length > 0) yield take();
}
