/** Enough of protobuf and ONNX to write a graph whose weights lie in a file beside it. */

type Bytes = Uint8Array;

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 0x80 : low);
  } while (rest > 0n);
  return bytes;
}

const concat = (parts: readonly Bytes[]): Bytes => Buffer.concat(parts);
const integer = (field: number, value: number): Bytes =>
  Uint8Array.from([...varint(field * 8), ...varint(value)]);
const bytes = (field: number, value: Bytes): Bytes =>
  concat([Uint8Array.from([...varint(field * 8 + 2), ...varint(value.length)]), value]);
const text = (field: number, value: string): Bytes => bytes(field, Buffer.from(value));
const float = (field: number, value: number): Bytes => {
  const data = Buffer.alloc(4);
  data.writeFloatLE(value);
  return concat([Uint8Array.from(varint(field * 8 + 5)), data]);
};

/** ONNX's numbers for element types. */
export const FLOAT = 1;
export const INT64 = 7;
export const BOOL = 9;

export type Attribute = number | readonly number[] | { readonly float: number };

/** A node of a graph. */
export function node(
  type: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: Readonly<Record<string, Attribute>> = {},
): Bytes {
  return concat([
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, type),
    ...Object.entries(attributes).map(([name, value]) => bytes(5, attribute(name, value))),
  ]);
}

function attribute(name: string, value: Attribute): Bytes {
  if (typeof value === 'number') return concat([text(1, name), integer(3, value), integer(20, 2)]);
  if ('float' in value) return concat([text(1, name), float(2, value.float), integer(20, 1)]);
  return concat([text(1, name), ...value.map((each) => integer(8, each)), integer(20, 7)]);
}

/** Numbers that a graph holds itself. */
export function constant(
  name: string,
  dims: readonly number[],
  values: readonly number[],
  type = INT64,
): Bytes {
  const data = type === INT64 ? new BigInt64Array(values.map(BigInt)) : Float32Array.from(values);
  return concat([
    ...dims.map((dim) => integer(1, dim)),
    integer(2, type),
    text(8, name),
    bytes(9, new Uint8Array(data.buffer)),
  ]);
}

/** Float32 weights that lie in another file. */
export function external(
  name: string,
  dims: readonly number[],
  place: { readonly file: string; readonly offset: number; readonly length: number },
): Bytes {
  const entry = (key: string, value: string) => bytes(13, concat([text(1, key), text(2, value)]));
  return concat([
    ...dims.map((dim) => integer(1, dim)),
    integer(2, FLOAT),
    text(8, name),
    entry('location', place.file),
    entry('offset', String(place.offset)),
    entry('length', String(place.length)),
    integer(14, 1),
  ]);
}

/** An input or output; a dimension that varies bears a name. */
export function value(name: string, type: number, dims: readonly (number | string)[]): Bytes {
  const shape = concat(dims.map((dim) => bytes(1, typeof dim === 'number' ? integer(1, dim) : text(2, dim))));
  return concat([text(1, name), bytes(2, bytes(1, concat([integer(1, type), bytes(2, shape)])))]);
}

/** A whole model, opset 17. */
export function modelFile(graph: {
  readonly nodes: readonly Bytes[];
  readonly initializers: readonly Bytes[];
  readonly inputs: readonly Bytes[];
  readonly outputs: readonly Bytes[];
}): Bytes {
  const body = concat([
    ...graph.nodes.map((each) => bytes(1, each)),
    text(2, 'benchmark'),
    ...graph.initializers.map((each) => bytes(5, each)),
    ...graph.inputs.map((each) => bytes(11, each)),
    ...graph.outputs.map((each) => bytes(12, each)),
  ]);
  return concat([integer(1, 8), bytes(7, body), bytes(8, concat([text(1, ''), integer(2, 17)]))]);
}
