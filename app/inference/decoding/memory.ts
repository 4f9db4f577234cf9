import { freemem, totalmem } from 'node:os';
import type { Model } from '../models/modelFolder.ts';
import type { CacheBinding } from '../models/bindings.ts';

const MEBIBYTE = 2 ** 20;

/** What caches and logits may take when nobody says: a quarter of the machine, but no more than is free. */
export function defaultMemoryBudget(): number {
  return Math.max(256 * MEBIBYTE, Math.min(totalmem() / 4, freemem() / 2));
}

/** Bytes that a row needs, by what it is made of. */
export interface RowCost {
  /** Each token of the decoder: keys and values, which a graph reads from one place and writes to another. */
  readonly perColumn: number;
  /** Each token that the encoder read. */
  readonly perSourceColumn: number;
  /** The logits of one token. */
  readonly logits: number;
}

export function costOf(model: Model): RowCost {
  const sum = (caches: readonly CacheBinding[]) =>
    caches.reduce(
      (total, { heads, headSize, type }) => total + heads * headSize * (type === 'float16' ? 2 : 4),
      0,
    );
  const { caches, crossCaches } = model.first.bindings;
  return {
    perColumn: 2 * sum(caches),
    perSourceColumn: sum(crossCaches),
    logits: model.vocabularySize * 4,
  };
}

/** Longest texts to be decoded together. */
export interface Extent {
  /** Tokens of the decoder, those to be written included. */
  readonly columns: number;
  readonly sourceColumns: number;
  /** Rows of one text. */
  readonly rows: number;
}

/** How many texts of an extent fit a budget, at least 1. */
export function textsThatFit(cost: RowCost, extent: Extent, budget: number): number {
  const row = extent.columns * cost.perColumn + extent.sourceColumns * cost.perSourceColumn + cost.logits;
  return Math.max(1, Math.floor(budget / (row * extent.rows)));
}

/** Most bytes of logits that are asked for at once: larger batches of prompts are not faster. */
const MOST_LOGITS = 256 * MEBIBYTE;

/** How many rows of so many columns may give all their logits at once, at least 1. */
export function rowsThatFit(cost: RowCost, columns: number, budget: number): number {
  return Math.max(1, Math.floor(Math.min(MOST_LOGITS, budget / 4) / (cost.logits * Math.max(1, columns))));
}
