import { bytesField, fieldsOf, textField, textOf, valueOf, type Field } from './wire.ts';

/** Field numbers of ONNX's messages: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */
export const MODEL = { graph: 7 };
export const GRAPH = { node: 1, initializer: 5, input: 11, output: 12, valueInfo: 13 };
export const NODE = { input: 1, output: 2, name: 3, operator: 4, attribute: 5, domain: 7 };
export const ATTRIBUTE = { name: 1, integer: 3 };
export const TENSOR = { dims: 1, type: 2, name: 8, raw: 9 };
export const VALUE = { name: 1, type: 2 };

/** What is told apart from a graph's own names. */
export const OWN = 'evenhand_';

/** A node of a graph; its domain is empty for ONNX's own operators. */
export interface Node {
  readonly field: Field;
  readonly operator: string;
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** A serialized ModelProto, opened as far as its main graph's fields. */
export interface OpenModel {
  readonly bytes: Uint8Array;
  readonly graph: Field;
  /** The graph's fields, in their order. */
  readonly fields: readonly Field[];
  readonly nodes: readonly Node[];
  /** Which node gives a tensor. */
  readonly producer: ReadonlyMap<string, Node>;
  of(number: number): Field[];
  /** The value of a text field of a field. */
  nameIn(field: Field, number: number): string | undefined;
  only(field: Field, number: number): Field | undefined;
}

/**
 * Opens a model.
 * @returns undefined where it has no graph, or one in several parts
 * @throws RangeError where the bytes are no message
 */
export function openModel(bytes: Uint8Array): OpenModel | undefined {
  const graphs = [...fieldsOf(bytes)].filter(({ number }) => number === MODEL.graph);
  const [graph] = graphs;
  if (graph === undefined || graphs.length > 1) return undefined;
  const fields = [...fieldsOf(bytes, graph.valueStart, graph.end)];
  const of = (number: number) => fields.filter((field) => field.number === number);
  const only = (field: Field, number: number) =>
    [...fieldsOf(bytes, field.valueStart, field.end)].find((each) => each.number === number);
  const nameIn = (field: Field, number: number) => {
    const found = only(field, number);
    return found && textOf(bytes, found);
  };
  const nodes = of(GRAPH.node).map((field) => readNode(bytes, field));
  const producer = new Map(nodes.flatMap((node) => node.outputs.map((output) => [output, node] as const)));
  return { bytes, graph, fields, nodes, producer, of, only, nameIn };
}

function readNode(bytes: Uint8Array, field: Field): Node {
  const fields = [...fieldsOf(bytes, field.valueStart, field.end)];
  const texts = (number: number) =>
    fields.filter((each) => each.number === number).map((each) => textOf(bytes, each));
  return {
    field,
    operator: texts(NODE.operator)[0] ?? '',
    domain: texts(NODE.domain)[0]?.replace('ai.onnx', '') ?? '',
    inputs: texts(NODE.input),
    outputs: texts(NODE.output),
  };
}

/** An integer attribute of a node, undefined where it has none of that name; a negative number is given as such. */
export function integerAttribute({ bytes }: OpenModel, node: Node, name: string): number | undefined {
  for (const field of fieldsOf(bytes, node.field.valueStart, node.field.end)) {
    if (field.number !== NODE.attribute) continue;
    const parts = [...fieldsOf(bytes, field.valueStart, field.end)];
    const named = parts.find(({ number }) => number === ATTRIBUTE.name);
    const value = parts.find(({ number }) => number === ATTRIBUTE.integer);
    if (named === undefined || textOf(bytes, named) !== name) continue;
    return value === undefined ? 0 : integerOf(valueOf(bytes, value));
  }
  return undefined;
}

/** A number in base 128, in two's complement of 64 bits. */
function integerOf(bytes: Uint8Array): number {
  const value = bytes.reduceRight((sum, byte) => (sum << 7n) | BigInt(byte & 0x7f), 0n);
  return Number(BigInt.asIntN(64, value));
}

/**
 * The declaration of an output under a name, one of its dimensions open.
 * @returns undefined unless it is a tensor of so many dimensions
 */
export function declaredAs(
  { bytes, only }: OpenModel,
  output: Field,
  { name, rank, open }: { readonly name: string; readonly rank: number; readonly open: number },
): Uint8Array | undefined {
  const type = only(output, VALUE.type);
  const tensor = type && only(type, 1);
  const shape = tensor && only(tensor, 2);
  const element = tensor && only(tensor, 1);
  const dims = shape && [...fieldsOf(bytes, shape.valueStart, shape.end)];
  if (dims?.length !== rank || element === undefined) return undefined;
  const free = bytesField(1, [textField(2, `${OWN}${name}_length`)]);
  const all = dims.map((dim, index) => (index === open ? free : bytes.subarray(dim.start, dim.end)));
  return bytesField(GRAPH.output, [
    textField(VALUE.name, name),
    bytesField(VALUE.type, [bytesField(1, [bytes.subarray(element.start, element.end), bytesField(2, all)])]),
  ]);
}
