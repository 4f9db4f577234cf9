import {
  declaredAs,
  GRAPH,
  integerAttribute,
  MODEL,
  NODE,
  openModel,
  OWN,
  VALUE,
  type OpenModel,
} from './messages.ts';
import { bytesField, textField, type Field } from './wire.ts';

/** An output of this name and a cache's key gives the keys or values of the tokens that were read, without the past. */
export const FRESH = `${OWN}fresh.`;

const PRESENT = /^present(?:_key_values)?\./;
const PAST = 'past_key_values.';

/**
 * A decoder's graph that gives, besides the whole cache, what it adds to it: the whole need not be copied out of the
 * runtime at each step then.
 * @param bytes a serialized ONNX ModelProto
 * @returns the changed model; undefined where a part of the cache is not made by putting something behind the past
 * @throws RangeError where the bytes are no message
 */
export function withFreshCaches(bytes: Uint8Array): Uint8Array | undefined {
  const model = openModel(bytes);
  if (model === undefined) return undefined;
  const { graph, fields, nameIn, of } = model;
  const caches = of(GRAPH.output).filter((field) => PRESENT.test(nameIn(field, VALUE.name) ?? ''));
  const added = caches.map((field) => freshOf(model, field));
  if (added.length === 0 || !added.every((each) => each !== undefined)) return undefined;
  const parts = fields.map((field) => bytes.subarray(field.start, field.end));
  return Buffer.concat([
    bytes.subarray(0, graph.start),
    bytesField(MODEL.graph, [...parts, ...added.flat()]),
    bytes.subarray(graph.end),
  ]);
}

/** A node that names what is put behind the past, and the output that declares it. */
function freshOf(model: OpenModel, output: Field): Uint8Array[] | undefined {
  const present = model.nameIn(output, VALUE.name)!;
  const key = present.replace(PRESENT, '');
  const concat = model.producer.get(present);
  if (concat?.operator !== 'Concat' || concat.inputs.length !== 2) return undefined;
  const [past, fresh] = concat.inputs;
  const axis = integerAttribute(model, concat, 'axis');
  if (past !== PAST + key || (axis !== 2 && axis !== -2)) return undefined;
  const declared = declaredAs(model, output, { name: FRESH + key, rank: 4, open: 2 });
  if (declared === undefined) return undefined;
  const node = [
    textField(NODE.input, fresh!),
    textField(NODE.output, FRESH + key),
    textField(NODE.name, FRESH + key),
    textField(NODE.operator, 'Identity'),
  ];
  return [bytesField(GRAPH.node, node), declared];
}
