import {
  declaredAs,
  GRAPH,
  MODEL,
  NODE,
  openModel,
  OWN,
  TENSOR,
  VALUE,
  type Node,
  type OpenModel,
} from './messages.ts';
import { bytesField, fieldsOf, integerField, textField, valueOf, type Field } from './wire.ts';

const INT64 = 7;
const KEEP = 'logits_to_keep';

/** Operators that treat each number of a tensor by itself, so that leaving rows out before or after is the same. */
const ELEMENTWISE = ['Identity', 'Cast', 'Mul', 'Div', 'Tanh', 'Add', 'Sub'];
/** Operators that treat each row of their first input by itself, their second being the weights. */
const PROJECTIONS = ['MatMul', 'MatMulNBits'];

/**
 * A decoder's graph that computes the logits of as many last tokens as its new input `logits_to_keep` says (0 = all),
 * as newer exports do by themselves: of a prompt only the last token's are needed, and for a small model with a large
 * vocabulary they are most of the work. The tokens are chosen before the last projection, whose rows do not influence
 * each other.
 * @param bytes a serialized ONNX ModelProto
 * @returns the changed model; undefined where the graph is of another build
 * @throws RangeError where the bytes are no message
 */
export function withLogitsToKeep(bytes: Uint8Array): Uint8Array | undefined {
  const model = openModel(bytes);
  if (model === undefined) return undefined;
  const { graph, fields, nameIn, of } = model;
  if (of(GRAPH.input).some((field) => nameIn(field, VALUE.name) === KEEP)) return undefined;
  const found = findProjection(model);
  const output = of(GRAPH.output).find((field) => nameIn(field, VALUE.name) === 'logits');
  const logits = output && declaredAs(model, output, { name: 'logits', rank: 3, open: 1 });
  if (found === undefined || logits === undefined) return undefined;

  const { projection, after } = found;
  const hidden = projection.inputs[0]!;
  const parts: Uint8Array[] = [];
  for (const field of fields) {
    if (field === projection.field) {
      parts.push(...keepingNodes(hidden), reading(bytes, projection, `${OWN}kept`));
    } else if (field === output) parts.push(logits);
    // Shapes that were inferred for what follows hold no longer.
    else if (field.number === GRAPH.valueInfo && after.has(nameIn(field, VALUE.name) ?? '')) continue;
    else parts.push(bytes.subarray(field.start, field.end));
  }
  parts.push(bytesField(GRAPH.input, [valueInfo(KEEP, INT64, [])]));
  return Buffer.concat([
    bytes.subarray(0, graph.start),
    bytesField(MODEL.graph, parts),
    bytes.subarray(graph.end),
  ]);
}

/** Goes back from the logits to the projection that makes them; the names of what lies between. */
function findProjection(model: OpenModel): { projection: Node; after: Set<string> } | undefined {
  const { bytes, producer, of, nameIn } = model;
  const weights = new Map(
    of(GRAPH.initializer).map((field) => [nameIn(field, TENSOR.name), rankOf(bytes, field)]),
  );
  /** The number of dimensions of what is made of weights alone, however they are stored. */
  const weightsRank = (name: string | undefined): number | undefined => {
    if (name === undefined) return undefined;
    const node = producer.get(name);
    if (node === undefined) return weights.get(name);
    const [first] = node.inputs;
    if (['Transpose', 'DequantizeLinear', 'Cast'].includes(node.operator)) return weightsRank(first);
    if (!['Mul', 'Sub', 'Add'].includes(node.operator)) return undefined;
    const ranks = node.inputs.map(weightsRank);
    return ranks.every((rank) => rank !== undefined) ? Math.max(...ranks) : undefined;
  };
  const isConstant = (name: string) =>
    (weights.get(name) ?? 9) <= 1 || producer.get(name)?.operator === 'Constant';
  const after = new Set<string>();
  let name = 'logits';
  for (;;) {
    const node = producer.get(name);
    if (node?.outputs.length !== 1) return undefined;
    after.add(name);
    if (PROJECTIONS.includes(node.operator)) {
      // The quantized weights of MatMulNBits have three dimensions, and are two-dimensional by definition.
      const fits =
        node.operator === 'MatMul'
          ? node.domain === '' && weightsRank(node.inputs[1]) === 2
          : weights.has(node.inputs[1]);
      return fits ? { projection: node, after } : undefined;
    }
    if (!ELEMENTWISE.includes(node.operator) || node.domain !== '') return undefined;
    const open = node.inputs.filter((input) => !isConstant(input));
    if (open.length !== 1) return undefined;
    name = open[0]!;
  }
}

/** The hidden states [batch, length, size] of the last tokens: a slice from −kept, where −0 is the beginning. */
function keepingNodes(hidden: string): Uint8Array[] {
  const local = (name: string) => `${OWN}${name}`;
  const node = (operator: string, inputs: readonly string[], output: string) =>
    bytesField(GRAPH.node, [
      ...inputs.map((name) => textField(NODE.input, name)),
      textField(NODE.output, output),
      textField(NODE.name, output),
      textField(NODE.operator, operator),
    ]);
  const constant = (name: string, value: number | bigint) =>
    bytesField(GRAPH.initializer, [
      integerField(TENSOR.dims, 1),
      integerField(TENSOR.type, INT64),
      textField(TENSOR.name, name),
      bytesField(TENSOR.raw, [new Uint8Array(BigInt64Array.of(BigInt(value)).buffer)]),
    ]);
  return [
    constant(local('axis'), 1),
    constant(local('end'), 2n ** 63n - 1n),
    constant(local('one'), 1),
    node('Neg', [KEEP], local('negative')),
    node('Reshape', [local('negative'), local('one')], local('start')),
    node('Slice', [hidden, local('start'), local('end'), local('axis')], local('kept')),
  ];
}

/** A node that reads its first input under another name. */
function reading(model: Uint8Array, { field }: Node, name: string): Uint8Array {
  let first = true;
  const parts = [...fieldsOf(model, field.valueStart, field.end)].map((each) => {
    if (each.number !== NODE.input || !first) return model.subarray(each.start, each.end);
    first = false;
    return textField(NODE.input, name);
  });
  return bytesField(GRAPH.node, parts);
}

function valueInfo(name: string, type: number, shape: readonly Uint8Array[]): Uint8Array {
  const tensor = bytesField(1, [integerField(1, type), bytesField(2, shape)]);
  return Buffer.concat([textField(VALUE.name, name), bytesField(VALUE.type, [tensor])]);
}

/** How many dimensions an initializer has; they may be packed. */
function rankOf(model: Uint8Array, field: Field): number {
  let rank = 0;
  for (const each of fieldsOf(model, field.valueStart, field.end)) {
    if (each.number !== TENSOR.dims) continue;
    rank += each.wireType === 0 ? 1 : valueOf(model, each).filter((byte) => byte < 0x80).length;
  }
  return rank;
}
