import { AppError } from '#app/core/shared/errors.ts';
import { floatsOf } from '../decoding/half.ts';
import type { IntegerType } from '../models/bindings.ts';
import type { GraphTensor } from '../runtime.ts';
import type { Encoder } from './encoder.ts';

/** `[token]` → its numbers. */
export type TokenEmbeddings = readonly Float32Array[];

/** Rows that share a batch, and tokens of all of them: beyond that larger batches are no faster. */
const MOST_ROWS = 32;
const MOST_TOKENS = 4096;

/**
 * The embeddings of every token of some texts, in the order of the texts.
 *
 * Only texts of the same number of tokens share a batch: nothing is padded, so that what a text is computed with
 * cannot change its embeddings, and encoders without an attention mask are served alike.
 *
 * @param output name of the graph's output, see `outputOfLayer`
 * @throws AppError `model_unusable` when the graph fails, or gives something of another shape or that isn't finite
 */
export async function embedTokens(
  encoder: Encoder,
  texts: readonly (readonly number[])[],
  output: string,
  signal?: AbortSignal,
): Promise<TokenEmbeddings[]> {
  const embeddings: TokenEmbeddings[] = texts.map(() => []);
  for (const batch of batchesOf(encoder, texts)) {
    signal?.throwIfAborted();
    const rows = batch.map((index) => texts[index]!);
    const results = await encoder.graph.run(feedsOf(encoder, rows), [output]);
    const embedded = readEmbeddings(encoder, results.get(output)!, output, rows.length, rows[0]!.length);
    batch.forEach((index, row) => (embeddings[index] = embedded[row]!));
  }
  return embeddings;
}

function batchesOf(
  { bindings, rowsInfluenceEachOther }: Encoder,
  texts: readonly (readonly number[])[],
): number[][] {
  const byLength = new Map<number, number[]>();
  texts.forEach(({ length }, index) => {
    // Without tokens there is nothing to run.
    if (length > 0) byLength.set(length, [...(byLength.get(length) ?? []), index]);
  });
  return [...byLength].flatMap(([length, indices]) => {
    const most = rowsInfluenceEachOther
      ? 1
      : Math.min(MOST_ROWS, bindings.rows ?? Infinity, Math.max(1, Math.floor(MOST_TOKENS / length)));
    const batches: number[][] = [];
    for (let from = 0; from < indices.length; from += most) batches.push(indices.slice(from, from + most));
    return batches;
  });
}

function feedsOf({ bindings }: Encoder, rows: readonly (readonly number[])[]): Record<string, GraphTensor> {
  const dims = [rows.length, rows[0]!.length];
  const tokens = rows.flat();
  const feeds: Record<string, GraphTensor> = { input_ids: integers(bindings.inputIds, dims, tokens) };
  if (bindings.attentionMask !== null) {
    feeds['attention_mask'] = integers(
      bindings.attentionMask,
      dims,
      tokens.map(() => 1),
    );
  }
  if (bindings.tokenTypeIds !== null) {
    feeds['token_type_ids'] = integers(
      bindings.tokenTypeIds,
      dims,
      tokens.map(() => 0),
    );
  }
  return feeds;
}

function integers(type: IntegerType, dims: readonly number[], values: readonly number[]): GraphTensor {
  const data = type === 'int64' ? BigInt64Array.from(values, BigInt) : Int32Array.from(values);
  return { type, data, dims };
}

function readEmbeddings(
  { file }: Encoder,
  tensor: GraphTensor,
  output: string,
  rows: number,
  columns: number,
): TokenEmbeddings[] {
  const { dims, type } = tensor;
  const size = dims[2] ?? 0;
  const fits = dims.length === 3 && dims[0] === rows && dims[1] === columns && size > 0;
  if (!fits || (type !== 'float32' && type !== 'float16')) {
    throw new AppError('embeddings-unexpected', {
      file,
      output,
      type,
      dims: dims.join(', '),
      texts: rows,
      tokens: columns,
    });
  }
  const values = floatsOf(tensor, 0, rows * columns * size);
  if (!values.every(Number.isFinite)) {
    throw new AppError('embeddings-not-finite', { file });
  }
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => {
      const from = (row * columns + column) * size;
      return values.slice(from, from + size);
    }),
  );
}
