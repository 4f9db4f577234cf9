import { bytesField, fieldsOf, integerField, textField, textOf, valueOf, type Field } from './wire.ts';

/** Field numbers of ONNX's messages: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */
const MODEL = { graph: 7 };
const GRAPH = { node: 1, initializer: 5, input: 11, output: 12, valueInfo: 13 };
const NODE = { input: 1, output: 2, operator: 4, domain: 7 };
const TENSOR = { dims: 1, name: 8 };
const VALUE = { name: 1, type: 2 };
const INT64 = 7;

const KEEP = 'logits_to_keep';
const OWN = 'evenhand_';

interface Node {
  readonly field: Field;
  readonly operator: string;
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** Operators that treat each number of a tensor by itself, so that leaving rows out before or after is the same. */
const ELEMENTWISE = ['Identity', 'Cast', 'Mul', 'Div', 'Tanh', 'Add', 'Sub'];
/** Operators that treat each row of their first input by itself, their second being the weights. */
const PROJECTIONS = ['MatMul', 'MatMulNBits'];

/**
 * A decoder's graph that computes the logits of as many last tokens as its new input `logits_to_keep` says (0 = all),
 * as newer exports do by themselves: of a prompt only the last token's are needed, and for a small model with a large
 * vocabulary they are most of the work. The tokens are chosen before the last projection, whose rows do not influence
 * each other.
 * @param model a serialized ONNX ModelProto
 * @returns the changed model; undefined where the graph is of another build, and stays as it is
 */
export function withLogitsToKeep(model: Uint8Array): Uint8Array | undefined {
  try {
    return changed(model);
  } catch (error) {
    // Whatever cannot be read here is onnxruntime's to judge.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function changed(model: Uint8Array): Uint8Array | undefined {
  const graphs = [...fieldsOf(model)].filter(({ number }) => number === MODEL.graph);
  const [graph] = graphs;
  if (graph === undefined || graphs.length > 1) return undefined;
  const fields = [...fieldsOf(model, graph.valueStart, graph.end)];
  const of = (number: number) => fields.filter((field) => field.number === number);
  const named = (number: number, field: number) => of(number).map((each) => nameIn(model, each, field));
  if (named(GRAPH.input, VALUE.name).includes(KEEP)) return undefined;

  const nodes = of(GRAPH.node).map((field) => readNode(model, field));
  const producer = new Map(nodes.flatMap((node) => node.outputs.map((output) => [output, node] as const)));
  const weights = new Map(
    of(GRAPH.initializer).map((field) => [nameIn(model, field, TENSOR.name), rankOf(model, field)]),
  );
  const found = findProjection(producer, weights);
  const output = of(GRAPH.output).find((field) => nameIn(model, field, VALUE.name) === 'logits');
  if (found === undefined || output === undefined) return undefined;
  const logits = withFreeLength(model, output);
  if (logits === undefined) return undefined;

  const { projection, after } = found;
  const hidden = projection.inputs[0]!;
  const parts: Uint8Array[] = [];
  for (const field of fields) {
    if (field === projection.field)
      parts.push(...keepingNodes(hidden), reading(model, projection, `${OWN}kept`));
    else if (field === output) parts.push(logits);
    // Shapes that were inferred for what follows hold no longer.
    else if (field.number === GRAPH.valueInfo && after.has(nameIn(model, field, VALUE.name) ?? '')) continue;
    else parts.push(model.subarray(field.start, field.end));
  }
  parts.push(bytesField(GRAPH.input, [valueInfo(KEEP, INT64, [])]));
  return Buffer.concat([
    model.subarray(0, graph.start),
    bytesField(MODEL.graph, parts),
    model.subarray(graph.end),
  ]);
}

/** Goes back from the logits to the projection that makes them; the names of what lies between. */
function findProjection(
  producer: ReadonlyMap<string, Node>,
  weights: ReadonlyMap<string | undefined, number>,
): { projection: Node; after: Set<string> } | undefined {
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
      textField(3, output),
      textField(NODE.operator, operator),
    ]);
  const constant = (name: string, value: number | bigint) =>
    bytesField(GRAPH.initializer, [
      integerField(TENSOR.dims, 1),
      integerField(2, INT64),
      textField(TENSOR.name, name),
      bytesField(9, [new Uint8Array(BigInt64Array.of(BigInt(value)).buffer)]),
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

/** The declaration of the logits, their second dimension under a name of its own; undefined unless there are three. */
function withFreeLength(model: Uint8Array, field: Field): Uint8Array | undefined {
  const type = only(model, field, VALUE.type);
  const tensor = type && only(model, type, 1);
  const shape = tensor && only(model, tensor, 2);
  const dims = shape && [...fieldsOf(model, shape.valueStart, shape.end)];
  const element =
    tensor && [...fieldsOf(model, tensor.valueStart, tensor.end)].find(({ number }) => number === 1);
  if (dims?.length !== 3 || element === undefined) return undefined;
  const length = bytesField(1, [textField(2, `${OWN}length`)]);
  const kept = dims.map((dim, index) => (index === 1 ? length : model.subarray(dim.start, dim.end)));
  return bytesField(GRAPH.output, [
    textField(VALUE.name, 'logits'),
    bytesField(VALUE.type, [
      bytesField(1, [model.subarray(element.start, element.end), bytesField(2, kept)]),
    ]),
  ]);
}

function valueInfo(name: string, type: number, shape: readonly Uint8Array[]): Uint8Array {
  const tensor = bytesField(1, [integerField(1, type), bytesField(2, shape)]);
  return Buffer.concat([textField(VALUE.name, name), bytesField(VALUE.type, [tensor])]);
}

function readNode(model: Uint8Array, field: Field): Node {
  const fields = [...fieldsOf(model, field.valueStart, field.end)];
  const texts = (number: number) =>
    fields.filter((each) => each.number === number).map((each) => textOf(model, each));
  return {
    field,
    operator: texts(NODE.operator)[0] ?? '',
    domain: texts(NODE.domain)[0]?.replace('ai.onnx', '') ?? '',
    inputs: texts(NODE.input),
    outputs: texts(NODE.output),
  };
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

function nameIn(model: Uint8Array, field: Field, number: number): string | undefined {
  const found = only(model, field, number);
  return found && textOf(model, found);
}

function only(model: Uint8Array, field: Field, number: number): Field | undefined {
  return [...fieldsOf(model, field.valueStart, field.end)].find((each) => each.number === number);
}
