import { open, type FileHandle } from 'node:fs/promises';
import type { Declared } from '../runtime.ts';
import { GRAPH, MODEL, TENSOR, VALUE } from './onnx/messages.ts';
import { fieldsOf as fieldsIn, textOf, valueOf, type Field as WireField } from './onnx/wire.ts';

/** How much of a tensor's head is read: dimensions, type and mostly the name come before its data. */
const HEAD_BYTES = 256;
/** A declaration of an input or output has some hundred bytes; what goes on beyond this is none. */
const MOST_DECLARED_BYTES = 64 * 1024;

/** What an ONNX file says of itself, without its weights. */
export interface GraphOutline {
  /** How many numbers it holds as weights, by their type. */
  readonly weights: ReadonlyMap<string, number>;
  readonly inputs: ReadonlyMap<string, Declared>;
  readonly outputs: ReadonlyMap<string, Declared>;
}

/** TensorProto.DataType: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */
const TYPES: Readonly<Record<number, string>> = {
  ...{ 1: 'float32', 2: 'uint8', 3: 'int8', 4: 'uint16', 5: 'int16', 6: 'int32', 7: 'int64', 8: 'string' },
  ...{ 9: 'bool', 10: 'float16', 11: 'float64', 16: 'bfloat16', 17: 'float8', 19: 'float8' },
  ...{ 21: 'uint4', 22: 'int4', 23: 'float4' },
};
const typeName = (type: number) => TYPES[type] ?? `type ${type}`;

/**
 * Reads what an ONNX file declares, and how large its weights are, without reading the weights: only what stands before
 * each is read. What a quantized graph packs several to a byte counts as bytes.
 * @throws RangeError where the file is not laid out as expected
 */
export async function outlineGraph(file: string): Promise<GraphOutline> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const weights = new Map<string, number>();
    const named = new Set<string>();
    const inputs = new Map<string, Declared>();
    const outputs = new Map<string, Declared>();
    for await (const graph of fieldsOf(handle, 0, size)) {
      if (graph.field !== MODEL.graph) continue;
      for await (const part of fieldsOf(handle, graph.start, graph.end)) {
        if (part.field === GRAPH.initializer) {
          const { name, type, elements } = await tensorOf(handle, part);
          weights.set(type, (weights.get(type) ?? 0) + elements);
          if (name !== undefined) named.add(name);
        } else if (part.field === GRAPH.input || part.field === GRAPH.output) {
          const { name, declared } = declaredIn(await bytesOf(handle, part));
          (part.field === GRAPH.input ? inputs : outputs).set(name, declared);
        }
      }
    }
    // Older files declare their weights as inputs too.
    for (const name of named) inputs.delete(name);
    return { weights, inputs, outputs };
  } finally {
    await handle.close();
  }
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

async function bytesOf(handle: FileHandle, { start, end }: Field): Promise<Buffer> {
  if (end - start > MOST_DECLARED_BYTES) throw new RangeError('a declaration is too long');
  const bytes = Buffer.alloc(end - start);
  await handle.read(bytes, 0, bytes.length, start);
  return bytes;
}

async function tensorOf(handle: FileHandle, { start, end }: Field) {
  const head = Buffer.alloc(Math.min(HEAD_BYTES, end - start));
  await handle.read(head, 0, head.length, start);
  let [elements, type] = [1, 'float32'];
  let name: string | undefined;
  for (let at = 0; at < head.length;) {
    const read = readField(head, at);
    if (read.field === TENSOR.dims) {
      if (read.value !== undefined) elements *= read.value;
      else
        for (let i = read.start; i < read.end;) {
          const dim = varint(head, i);
          elements *= dim.value;
          i = dim.next;
        }
    } else if (read.field === TENSOR.type) type = typeName(read.value ?? 0);
    else if (read.field === TENSOR.name) name = head.toString('utf8', read.start, read.end);
    else if (read.end > head.length) break;
    at = read.end;
  }
  return { name, type, elements };
}

/** A ValueInfoProto: its name, and the type and dimensions of the tensor that it is. */
function declaredIn(bytes: Uint8Array): { name: string; declared: Declared } {
  const only = (within: WireField | undefined, number: number): WireField | undefined =>
    within && [...fieldsIn(bytes, within.valueStart, within.end)].find((each) => each.number === number);
  const whole: WireField = { number: 0, wireType: 2, start: 0, valueStart: 0, end: bytes.length };
  const name = only(whole, VALUE.name);
  const tensor = only(only(whole, VALUE.type), 1);
  const element = only(tensor, 1);
  const shape = only(tensor, 2);
  const dims = (shape === undefined ? [] : [...fieldsIn(bytes, shape.valueStart, shape.end)]).map((dim) => {
    const [value, named] = [only(dim, 1), only(dim, 2)];
    if (value !== undefined) return varint(Buffer.from(valueOf(bytes, value)), 0).value;
    return named === undefined ? '' : textOf(bytes, named);
  });
  const type =
    element === undefined ? 'not a tensor' : typeName(varint(Buffer.from(valueOf(bytes, element)), 0).value);
  return { name: name === undefined ? '' : textOf(bytes, name), declared: { type, dims } };
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
