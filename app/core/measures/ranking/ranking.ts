import { AppError } from '#app/core/shared/errors.ts';
import { note, type Note } from '#app/core/shared/notes.ts';

/** A figure on average and of each query, null where undefined. */
export interface QueryFigures {
  /** Over the queries that have a figure. */
  readonly mean: number | null;
  readonly perQuery: (number | null)[];
}

export interface Ranking {
  /** Normalized discounted cumulative gain, 0–1; null for a query without anything relevant. */
  readonly ndcg: QueryFigures;
  /** 1/rank of the first relevant document, 0 where none was found. */
  readonly mrr: QueryFigures;
  /** Average precision, 0–1; null for a query without anything relevant. */
  readonly map: QueryFigures;
  /** Why something is null. */
  readonly reason?: Note;
}

export interface RankingOptions {
  /** Only the first so many ranks count; all where it is left out. */
  readonly k?: number | null | undefined;
  /** A document's gain: its relevance r (Järvelin & Kekäläinen 2002), or 2^r − 1 (Burges et al. 2005). */
  readonly gain?: 'linear' | 'exponential' | undefined;
}

/**
 * How well documents were ranked, as scikit-learn's ndcg_score and trec_eval's recip_rank and map (map_cut with k).
 * Anything above 0 is relevant to MRR and MAP. Queries without anything relevant are left out of the means of NDCG
 * and MAP, as trec_eval does.
 *
 * @param relevance `relevance[query][rank]`, each 0 or more, in the order in which they were ranked
 * @param ideal for each query the relevance of all documents there are, in any order; those that were ranked where
 *   it is left out
 * @throws AppError invalid_input for values below 0, k below 1, or an ideal that lacks what was ranked
 */
export function ranking(
  relevance: readonly (readonly number[])[],
  ideal?: readonly (readonly number[])[],
  { k = null, gain = 'linear' }: RankingOptions = {},
): Ranking {
  if (k !== null && !(Number.isInteger(k) && k >= 1)) {
    throw new AppError('not-whole-from-one', { name: 'k', value: String(k) });
  }
  if (ideal !== undefined && ideal.length !== relevance.length) {
    throw new AppError('ideals-for-queries', { queries: relevance.length, ideals: ideal.length });
  }
  const depth = k ?? Infinity;
  const queries = relevance.map((ranked, query) => {
    const best = sortedIdeal(ranked, ideal?.[query], query);
    return {
      ndcg: normalizedGain(ranked, best, depth, gain),
      mrr: reciprocalRank(ranked, depth),
      map: averagePrecision(ranked, best, depth),
    };
  });
  const result = {
    ndcg: figures(queries.map(({ ndcg }) => ndcg)),
    mrr: figures(queries.map(({ mrr }) => mrr)),
    map: figures(queries.map(({ map }) => map)),
  };
  const undefinedQueries = queries.filter(({ ndcg, map }) => ndcg === null || map === null).length;
  if (queries.length === 0) return { ...result, reason: note('no-query') };
  if (undefinedQueries === 0) return result;
  return {
    ...result,
    reason: note('queries-without-relevance', { queries: queries.length, without: undefinedQueries }),
  };
}

function sortedIdeal(
  ranked: readonly number[],
  ideal: readonly number[] | undefined,
  query: number,
): Float64Array {
  for (const [name, values] of [['relevance', ranked] as const, ['ideal', ideal ?? []] as const]) {
    const place = values.findIndex((value) => !(value >= 0 && value < Infinity));
    if (place !== -1) {
      throw new AppError('no-relevance', {
        place: `${name}[${query}][${place}]`,
        value: String(values[place]),
      });
    }
  }
  const found = Float64Array.from(ranked).sort().reverse();
  if (ideal === undefined) return found;
  const best = Float64Array.from(ideal).sort().reverse();
  const beyond = found.findIndex((value, place) => value > (best[place] ?? 0));
  if (beyond !== -1) {
    throw new AppError('ideal-incomplete', { place: `ideal[${query}]`, relevance: found[beyond]! });
  }
  return best;
}

function normalizedGain(
  ranked: ArrayLike<number>,
  best: ArrayLike<number>,
  depth: number,
  gain: 'linear' | 'exponential',
): number | null {
  const most = best[0] ?? 0;
  if (most === 0) return null;
  // Gains relative to the largest keep the sums within float64.
  const gainOf = gain === 'linear' ? (r: number) => r / most : exponentialGain(most);
  const sum = (values: ArrayLike<number>) => {
    let total = 0;
    for (let rank = 0; rank < Math.min(values.length, depth); rank++) {
      total += gainOf(values[rank]!) / Math.log2(rank + 2);
    }
    return total;
  };
  return Math.min(1, sum(ranked) / sum(best));
}

/** (2^r − 1)/(2^most − 1); the ones no longer show beyond 2^53. */
function exponentialGain(most: number): (r: number) => number {
  if (most > 64) return (r) => (r === 0 ? 0 : 2 ** (r - most));
  return (r) => Math.expm1(r * Math.LN2) / Math.expm1(most * Math.LN2);
}

function reciprocalRank(ranked: readonly number[], depth: number): number {
  const first = ranked.findIndex((value) => value > 0);
  return first === -1 || first >= depth ? 0 : 1 / (first + 1);
}

function averagePrecision(ranked: readonly number[], best: Float64Array, depth: number): number | null {
  const relevant = best.filter((value) => value > 0).length;
  if (relevant === 0) return null;
  let found = 0;
  let sum = 0;
  for (let rank = 0; rank < Math.min(ranked.length, depth); rank++) {
    if (ranked[rank]! > 0) sum += ++found / (rank + 1);
  }
  return sum / relevant;
}

function figures(perQuery: (number | null)[]): QueryFigures {
  const defined = perQuery.filter((value): value is number => value !== null);
  const mean = defined.reduce((sum, value) => sum + value, 0) / defined.length;
  return { mean: defined.length === 0 ? null : mean, perQuery };
}
