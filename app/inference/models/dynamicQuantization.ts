import { createReadStream } from 'node:fs';

/** The beginning of every ONNX operator's name that quantizes activations by the range found in the whole batch. */
const MARK = Buffer.from('DynamicQuantize');

/**
 * Whether a graph quantizes activations as they come, so that the rows of a batch influence each other. Looks for
 * the operator's name in the file's bytes: a graph that merely mentions it runs slower, never wrong.
 */
export async function quantizesDynamically(file: string): Promise<boolean> {
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    const bytes = Buffer.concat([tail, chunk]);
    if (bytes.includes(MARK)) return true;
    tail = bytes.subarray(Math.max(0, bytes.length - MARK.length + 1));
  }
  return false;
}
