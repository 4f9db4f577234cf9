import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createRandom } from '#app/core/shared/random.ts';
import { constant, external, FLOAT, INT64, BOOL, modelFile, node, value } from './onnxWriter.ts';

/** Sizes of GPT-2 small: 124 M parameters, and the output layer once more. */
const LAYERS = 12;
const WIDTH = 768;
const HEADS = 12;
const HEAD = WIDTH / HEADS;
const VOCABULARY = 50257;
const CONTEXT = 1024;
const WEIGHTS = 'model.onnx_data';

/**
 * Writes a model of GPT-2 small's size with random weights, in the layout of Hugging Face Optimum, unless it is
 * there. Its tokenizer knows a word for every token: `t0`, `t1` …
 */
export async function randomGpt2(folder: string): Promise<string> {
  if (existsSync(path.join(folder, 'model.onnx'))) return folder;
  await mkdir(folder, { recursive: true });
  const graph = buildGraph();
  await writeWeights(path.join(folder, WEIGHTS), graph.weights);
  await writeFile(path.join(folder, 'tokenizer.json'), JSON.stringify(tokenizer()));
  const json = (name: string, content: object) => writeFile(path.join(folder, name), JSON.stringify(content));
  await json('tokenizer_config.json', {
    tokenizer_class: 'PreTrainedTokenizerFast',
    ...{ pad_token: 't0', eos_token: 't0', bos_token: 't0', model_max_length: CONTEXT },
  });
  await json('config.json', {
    ...{ model_type: 'gpt2', architectures: ['GPT2LMHeadModel'], vocab_size: VOCABULARY },
    ...{
      n_positions: CONTEXT,
      n_embd: WIDTH,
      n_layer: LAYERS,
      n_head: HEADS,
      eos_token_id: 0,
      bos_token_id: 0,
    },
  });
  await json('generation_config.json', { bos_token_id: 0, eos_token_id: 0, pad_token_id: 0 });
  // Last and at once, so that a folder cut short is made again.
  await writeFile(path.join(folder, 'model.tmp'), graph.file);
  await rename(path.join(folder, 'model.tmp'), path.join(folder, 'model.onnx'));
  return folder;
}

interface Weight {
  readonly name: string;
  readonly dims: readonly number[];
  /** Standard deviation, or the number that all are. */
  readonly values: { readonly deviation: number } | { readonly all: number };
}

function buildGraph() {
  const nodes: Uint8Array[] = [];
  const weights: Weight[] = [];
  const add = (type: string, inputs: string[], outputs: string[], attributes = {}) =>
    nodes.push(node(type, inputs, outputs, attributes));
  const weight = (name: string, dims: number[], values: Weight['values']) => {
    weights.push({ name, dims, values });
    return name;
  };
  const random = (name: string, dims: number[], deviation = 0.05) => weight(name, dims, { deviation });
  const norm = (input: string, output: string) =>
    add(
      'LayerNormalization',
      [input, weight(`${output}.scale`, [WIDTH], { all: 1 }), weight(`${output}.bias`, [WIDTH], { all: 0 })],
      [output],
      { axis: -1, epsilon: { float: 1e-5 } },
    );
  const linear = (input: string, output: string, from: number, to: number) => {
    add('MatMul', [input, random(`${output}.weight`, [from, to])], [`${output}.product`]);
    add('Add', [`${output}.product`, random(`${output}.bias`, [to], 0.02)], [output]);
  };

  add('Gather', [random('tokens', [VOCABULARY, WIDTH], 0.3), 'input_ids'], ['embedded']);
  add('Gather', [random('positions', [CONTEXT, WIDTH], 0.3), 'position_ids'], ['placed']);
  add('Add', ['embedded', 'placed'], ['hidden.0']);
  causalMask(add);
  for (let layer = 0; layer < LAYERS; layer++) {
    const name = (part: string) => `${part}.${layer}`;
    norm(name('hidden'), name('normed'));
    linear(name('normed'), name('joined'), WIDTH, 3 * WIDTH);
    add(
      'Split',
      [name('joined'), 'thirds'],
      ['query', 'key', 'value'].map((part) => name(`flat.${part}`)),
      {
        axis: 2,
      },
    );
    for (const part of ['query', 'key', 'value']) {
      add('Reshape', [name(`flat.${part}`), 'split.heads'], [name(`wide.${part}`)]);
      add('Transpose', [name(`wide.${part}`)], [name(part)], { perm: [0, 2, 1, 3] });
    }
    for (const part of ['key', 'value']) {
      add('Concat', [`past_key_values.${layer}.${part}`, name(part)], [`present.${layer}.${part}`], {
        axis: 2,
      });
    }
    add('Transpose', [`present.${layer}.key`], [name('turned')], { perm: [0, 1, 3, 2] });
    add('MatMul', [name('query'), name('turned')], [name('raw')]);
    add('Mul', [name('raw'), 'scale'], [name('scaled')]);
    add('Add', [name('scaled'), 'mask'], [name('masked')]);
    add('Softmax', [name('masked')], [name('attention')], { axis: -1 });
    add('MatMul', [name('attention'), `present.${layer}.value`], [name('mixed')]);
    add('Transpose', [name('mixed')], [name('back')], { perm: [0, 2, 1, 3] });
    add('Reshape', [name('back'), 'join.heads'], [name('gathered')]);
    linear(name('gathered'), name('projected'), WIDTH, WIDTH);
    add('Add', [name('hidden'), name('projected')], [name('attended')]);
    norm(name('attended'), name('normed.again'));
    linear(name('normed.again'), name('inner'), WIDTH, 4 * WIDTH);
    add('Div', [name('inner'), 'root.two'], [name('divided')]);
    add('Erf', [name('divided')], [name('erf')]);
    add('Add', [name('erf'), 'one'], [name('shifted')]);
    add('Mul', [name('inner'), name('shifted')], [name('gated')]);
    add('Mul', [name('gated'), 'half'], [name('activated')]);
    linear(name('activated'), name('outer'), 4 * WIDTH, WIDTH);
    add('Add', [name('attended'), name('outer')], [`hidden.${layer + 1}`]);
  }
  norm(`hidden.${LAYERS}`, 'last');
  add('MatMul', ['last', random('output', [WIDTH, VOCABULARY], 0.1)], ['logits']);

  const rows = 'batch_size';
  const cached = (length: string) => [rows, HEADS, length, HEAD];
  const layers = Array.from({ length: LAYERS }, (_, layer) => layer);
  const caches = (prefix: string, length: string) =>
    layers.flatMap((layer) =>
      ['key', 'value'].map((part) => value(`${prefix}.${layer}.${part}`, FLOAT, cached(length))),
    );
  const file = modelFile({
    nodes,
    initializers: [...constants(), ...places(weights)],
    inputs: [
      value('input_ids', INT64, [rows, 'sequence_length']),
      value('attention_mask', INT64, [rows, 'total_length']),
      value('position_ids', INT64, [rows, 'sequence_length']),
      ...caches('past_key_values', 'past_length'),
    ],
    outputs: [
      value('logits', FLOAT, [rows, 'sequence_length', VOCABULARY]),
      ...caches('present', 'total_length'),
    ],
  });
  return { file, weights };
}

/** 0 where a token may be attended to, else a number so low that it counts for nothing. */
function causalMask(
  add: (type: string, inputs: string[], outputs: string[], attributes?: object) => void,
): void {
  add('Shape', ['attention_mask'], ['mask.shape']);
  add('Gather', ['mask.shape', 'number.1'], ['total']);
  add('Shape', ['input_ids'], ['ids.shape']);
  add('Gather', ['ids.shape', 'number.1'], ['width']);
  add('Sub', ['total', 'width'], ['before']);
  add('Range', ['number.0', 'total', 'number.1'], ['columns']);
  add('Range', ['before', 'total', 'number.1'], ['rows']);
  add('Unsqueeze', ['rows', 'axis.1'], ['rows.upright']);
  add('LessOrEqual', ['columns', 'rows.upright'], ['causal']);
  add('Cast', ['attention_mask'], ['present.tokens'], { to: BOOL });
  add('Unsqueeze', ['present.tokens', 'axes.1.2'], ['present.wide']);
  add('And', ['causal', 'present.wide'], ['allowed']);
  add('Where', ['allowed', 'zero', 'lowest'], ['mask']);
}

function constants(): Uint8Array[] {
  const number = (name: string, each: number) => constant(name, [], [each], FLOAT);
  return [
    constant('thirds', [3], [WIDTH, WIDTH, WIDTH]),
    constant('split.heads', [4], [0, 0, HEADS, HEAD]),
    constant('join.heads', [3], [0, 0, WIDTH]),
    constant('number.0', [], [0]),
    constant('number.1', [], [1]),
    constant('axis.1', [1], [1]),
    constant('axes.1.2', [2], [1, 2]),
    number('scale', 1 / Math.sqrt(HEAD)),
    number('root.two', Math.SQRT2),
    number('one', 1),
    number('half', 0.5),
    number('zero', 0),
    number('lowest', -3.4e38),
  ];
}

const sizeOf = ({ dims }: Weight) => dims.reduce((product, dim) => product * dim, 1);

function places(weights: readonly Weight[]): Uint8Array[] {
  let offset = 0;
  return weights.map((weight) => {
    const length = 4 * sizeOf(weight);
    const place = { file: WEIGHTS, offset, length };
    offset += length;
    return external(weight.name, weight.dims, place);
  });
}

/** Normal deviates, drawn from a long table: drawing each would take minutes. */
async function writeWeights(file: string, weights: readonly Weight[]): Promise<void> {
  const random = createRandom('benchmark');
  const table = Float32Array.from({ length: 1 << 20 }, () => random.normal());
  const stream = createWriteStream(file);
  for (const weight of weights) {
    const data = new Float32Array(sizeOf(weight));
    if ('all' in weight.values) data.fill(weight.values.all);
    else {
      const { deviation } = weight.values;
      for (let from = 0; from < data.length; from += 4096) {
        const start = random.integer(table.length - 4096);
        for (let i = 0; i < 4096 && from + i < data.length; i++)
          data[from + i] = deviation * table[start + i]!;
      }
    }
    await new Promise<void>((resolve, reject) =>
      stream.write(new Uint8Array(data.buffer), (error) => (error ? reject(error) : resolve())),
    );
  }
  await new Promise<void>((resolve) => stream.end(resolve));
}

function tokenizer(): object {
  return {
    version: '1.0',
    ...{ truncation: null, padding: null, normalizer: null, post_processor: null, decoder: null },
    added_tokens: [
      {
        ...{ id: 0, content: 't0', special: true, normalized: false },
        ...{ single_word: false, lstrip: false, rstrip: false },
      },
    ],
    pre_tokenizer: { type: 'WhitespaceSplit' },
    model: {
      type: 'WordLevel',
      unk_token: 't0',
      vocab: Object.fromEntries(Array.from({ length: VOCABULARY }, (_, id) => [`t${id}`, id])),
    },
  };
}
