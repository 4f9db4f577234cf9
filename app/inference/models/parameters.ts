import { open, type FileHandle } from 'node:fs/promises';

/** Field numbers of ONNX's protobuf messages. */
const MODEL_GRAPH = 7;
const GRAPH_INITIALIZER = 5;
const TENSOR_DIMS = 1;
/** How much of a tensor's head is read: its dimensions come before its data. */
const HEAD_BYTES = 256;

/**
 * Counts the numbers that ONNX files hold as weights, reading only where they stand, not the weights. What a
 * quantized graph packs several to a byte counts as bytes.
 * @returns null where a file is not laid out as expected
 */
export async function countParameters(files: readonly string[]): Promise<number | null> {
  let total = 0;
  for (const file of files) {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      for await (const graph of fieldsOf(handle, 0, size)) {
        if (graph.field !== MODEL_GRAPH) continue;
        for await (const tensor of fieldsOf(handle, graph.start, graph.end)) {
          if (tensor.field === GRAPH_INITIALIZER) total += await elementsOf(handle, tensor);
        }
      }
    } catch {
      return null;
    } finally {
      await handle.close();
    }
  }
  return total;
}

interface Field {
  readonly field: number;
  /** Where its bytes begin and end; for a number both are the number itself. */
  readonly start: number;
  readonly end: number;
}

/** The fields of a message that lies between two places of a file. */
async function* fieldsOf(handle: FileHandle, from: number, to: number): AsyncGenerator<Field> {
  const head = Buffer.alloc(24);
  for (let at = from; at < to;) {
    const { bytesRead } = await handle.read(head, 0, head.length, at);
    const read = readField(head.subarray(0, bytesRead), 0);
    yield { field: read.field, start: at + read.start, end: at + read.end };
    at += read.end;
  }
}

async function elementsOf(handle: FileHandle, { start, end }: Field): Promise<number> {
  const head = Buffer.alloc(Math.min(HEAD_BYTES, end - start));
  await handle.read(head, 0, head.length, start);
  let product = 1;
  for (let at = 0; at < head.length;) {
    const read = readField(head, at);
    if (read.field === TENSOR_DIMS) {
      if (read.value !== undefined) product *= read.value;
      else
        for (let i = read.start; i < read.end;) {
          const dim = varint(head, i);
          product *= dim.value;
          i = dim.next;
        }
    } else if (read.field > TENSOR_DIMS + 1) break;
    at = read.end;
  }
  return product;
}

/** A field in a buffer: its number, the place of its bytes, and its value if it is a varint. */
function readField(bytes: Buffer, at: number) {
  const tag = varint(bytes, at);
  const field = Math.floor(tag.value / 8);
  switch (tag.value % 8) {
    case 0: {
      const { value, next } = varint(bytes, tag.next);
      return { field, start: tag.next, end: next, value };
    }
    case 1:
      return { field, start: tag.next, end: tag.next + 8, value: undefined };
    case 2: {
      const length = varint(bytes, tag.next);
      return { field, start: length.next, end: length.next + length.value, value: undefined };
    }
    case 5:
      return { field, start: tag.next, end: tag.next + 4, value: undefined };
    default:
      throw new RangeError('not a protobuf message');
  }
}

function varint(bytes: Buffer, at: number): { value: number; next: number } {
  let value = 0;
  for (let i = 0; i < 10; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) throw new RangeError('a number is cut off');
    value += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return { value, next: at + i + 1 };
  }
  throw new RangeError('not a protobuf message');
}
