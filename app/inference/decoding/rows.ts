import type { CacheBinding } from '../models/bindings.ts';
import type { Model } from '../models/modelFolder.ts';
import type { GraphTensor } from '../runtime.ts';
import { createCache, type Cache } from './cache.ts';
import { emptyCaches, encode, feedsOf, type Chunk, type Encoded } from './feeds.ts';
import { readLogits, type Logits } from './logits.ts';
import { createRoomyCache } from './roomyCache.ts';
import { rowsOf } from './tensorRows.ts';
import type { Traits } from './traits.ts';

/** What a row begins with. */
export interface Prompt {
  readonly tokens: readonly number[];
  /** What the encoder reads, for a model that has one. */
  readonly source?: readonly number[] | undefined;
}

/** Rows that a model goes on writing together. */
export interface Rows {
  readonly count: number;
  /** Begins with these prompts, whatever was there before; the logits of each one's last token. */
  begin(prompts: readonly Prompt[]): Promise<Logits>;
  /** Reads one more token of each row; the logits after it. */
  step(tokens: readonly number[]): Promise<Logits>;
  /**
   * Reads several more tokens of each row, some of which may have fewer; the logits after each of them. Nothing can
   * be read after that.
   */
  finish(tokens: readonly (readonly number[])[]): Promise<Logits>;
  /** Keeps these rows in this order, any of them more than once. */
  select(order: readonly number[]): void;
  /** Adds the rows of another one of the same model after its own. Only where shifting is safe. */
  join(other: Rows): void;
}

/** The rows' padding is let go of when it has become this long: moving everything costs about a step. */
const MUCH_PADDING = 16;

interface State {
  readonly cache: Cache;
  /** Columns of padding before each row. */
  pads: number[];
  /** What the encoder gave, and the caches made of it: by row, as the graphs want it. */
  encoded: Encoded | undefined;
  cross: Map<string, GraphTensor>;
  /** Which prompt each row came from: rows of the same one have the same of what the encoder gave. */
  origins: number[];
}

/** Behind the public face, so that one can take over another's rows. */
const states = new WeakMap<Rows, State>();

/** Rows of a model, none as yet. */
export function createRows(model: Model, traits: Traits): Rows {
  const state: State = {
    cache: traits.holesAreSafe
      ? createRoomyCache(model.next.bindings.caches)
      : createCache(model.first.bindings.caches),
    pads: [],
    encoded: undefined,
    cross: new Map(),
    origins: [],
  };
  const { cache } = state;

  async function run(decoder: Model['first'], chunk: Chunk, caches: Record<string, GraphTensor>) {
    const { bindings, graph } = decoder;
    const begins = chunk.before === 0;
    const given = (binding: CacheBinding) =>
      traits.holesAreSafe && !begins ? binding.fresh! : binding.output!;
    const cross = begins ? bindings.crossCaches.map(({ output }) => output!) : [];
    const names = ['logits', ...bindings.caches.map(given), ...cross];
    const results = await graph.run({ ...feedsOf(decoder, chunk), ...caches }, names);
    const tensors = new Map(
      bindings.caches.map((binding) => [binding.key, results.get(given(binding))!] as const),
    );
    if (begins) cache.begin(tensors);
    else cache.goOn(tensors);
    if (begins)
      state.cross = new Map(bindings.crossCaches.map(({ key, output }) => [key, results.get(output!)!]));
    return readLogits(model, decoder, results.get('logits')!);
  }

  async function goOn(what: Pick<Chunk, 'width' | 'token' | 'trailing' | 'logits'>): Promise<Logits> {
    const { bindings } = model.next;
    const own = cache.tensors();
    const caches: Record<string, GraphTensor> = {};
    for (const { key, input } of bindings.caches) caches[input!] = own.get(key)!;
    for (const { key, input } of bindings.crossCaches) caches[input!] = state.cross.get(key)!;
    const { pads, encoded } = state;
    const { rows: count, length: before, holes } = cache;
    return await run(model.next, { ...what, rows: count, before, holes, pads, encoded }, caches);
  }

  const rows: Rows = {
    get count() {
      return cache.rows;
    },
    async begin(prompts) {
      const width = Math.max(...prompts.map(({ tokens }) => tokens.length));
      const pads = prompts.map(({ tokens }) => width - tokens.length);
      state.pads = pads;
      state.origins = prompts.map((_, index) => index);
      state.encoded =
        model.encoder === undefined
          ? undefined
          : await encode(
              model,
              prompts.map(({ source }) => source!),
            );
      const chunk: Chunk = {
        rows: prompts.length,
        width,
        before: 0,
        token: (row, column) => prompts[row]!.tokens[column - pads[row]!] ?? 0,
        pads,
        logits: 1,
        encoded: state.encoded,
      };
      return await run(model.first, chunk, emptyCaches(model.first, prompts.length));
    },
    step: (tokens) => goOn({ width: 1, token: (row) => tokens[row]!, logits: 1 }),
    finish(tokens) {
      const width = Math.max(...tokens.map((own) => own.length));
      return goOn({
        width,
        token: (row, column) => tokens[row]![column] ?? 0,
        trailing: tokens.map((own) => width - own.length),
        logits: 0,
      });
    },
    select(order) {
      state.pads = order.map((row) => state.pads[row]!);
      const common = Math.min(...state.pads);
      const skip = traits.shiftingIsSafe && common >= MUCH_PADDING ? common : 0;
      if (skip > 0) state.pads = state.pads.map((pad) => pad - skip);
      cache.select(order, order.length === 0 ? 0 : skip);
      if (state.encoded !== undefined) selectEncoded(state, order);
    },
    join(other) {
      const theirs = states.get(other)!;
      const columns = Math.max(cache.length, theirs.cache.length);
      const padded = ({ pads, cache: { length } }: State) => pads.map((pad) => pad + columns - length);
      state.pads = [...padded(state), ...padded(theirs)];
      cache.join(theirs.cache);
    },
  };
  states.set(rows, state);
  return rows;
}

function selectEncoded(state: State, order: readonly number[]): void {
  const before = state.origins;
  state.origins = order.map((row) => before[row]!);
  if (before.length === order.length && before.every((origin, row) => origin === state.origins[row])) return;
  const { hidden, lengths } = state.encoded!;
  state.encoded = { hidden: rowsOf(hidden, order), lengths: order.map((row) => lengths[row]!) };
  state.cross = new Map([...state.cross].map(([key, tensor]) => [key, rowsOf(tensor, order)]));
}
