/**
 * Observations in two crossed clusterings, as columns: observation k belongs to item `item[k]` and rater
 * `rater[k]` and has the value `value[k]`. Indices run from 0 without gaps.
 */
export interface CrossedColumns {
  readonly item: Int32Array;
  readonly rater: Int32Array;
  readonly value: Float64Array;
  readonly items: number;
  readonly raters: number;
}

/** What one clustering tells about the variance of the mean. */
export interface ClusterVariance {
  /** Variance of the mean if the clusters were the only thing drawn: with what is within them. */
  readonly gross: number;
  /** The part that the cluster effects add to what independent cells would give; at least 0. */
  readonly net: number;
  /** How many independent squares the net part is worth: G − 1 for G clusters of equal size, less otherwise. */
  readonly netDegreesOfFreedom: number;
  /** The same for the part that comes from within the clusters. */
  readonly withinDegreesOfFreedom: number;
}

export interface CrossedVariance {
  readonly mean: number;
  readonly byItem: ClusterVariance;
  readonly byRater: ClusterVariance;
  /** Variance of the mean if every item–rater cell were independent. */
  readonly byCell: number;
}

/**
 * The pieces of the two-way cluster-robust variance of a mean (Cameron, Gelbach & Miller 2011), each with the
 * small-sample factor that makes it unbiased. At least two items and two raters are needed.
 */
export function crossedVariance({ item, rater, value, items, raters }: CrossedColumns): CrossedVariance {
  const origin = value[0] ?? 0; // so that equal values leave no residual at all
  const mean = origin + value.reduce((sum, v) => sum + (v - origin), 0) / value.length;
  const cells = new Map<number, number>();
  const cell = Int32Array.from(item, (i, k) => {
    const key = i * raters + rater[k]!;
    if (!cells.has(key)) cells.set(key, cells.size);
    return cells.get(key)!;
  });
  const ofCells = clusterSums(cell, cells.size, value, mean);
  const byCell = ofCells.squares * ofCells.factor;
  return {
    mean,
    byItem: clusterVariance(clusterSums(item, items, value, mean), byCell),
    byRater: clusterVariance(clusterSums(rater, raters, value, mean), byCell),
    byCell,
  };
}

interface ClusterSums {
  /** Σ over clusters of (sum of residuals)² / n². */
  readonly squares: number;
  /** Σ of squared shares of the observations. */
  readonly concentration: number;
  readonly factor: number;
  readonly degreesOfFreedom: number;
}

function clusterVariance(sums: ClusterSums, byCell: number): ClusterVariance {
  // Independent cells alone would be expected to leave byCell · (1 − S₂) in the squares.
  const net = Math.max(0, (sums.squares - byCell * (1 - sums.concentration)) * sums.factor);
  return {
    gross: sums.squares * sums.factor,
    net,
    netDegreesOfFreedom: sums.degreesOfFreedom,
    withinDegreesOfFreedom: 1 / sums.concentration - 1,
  };
}

/**
 * With shares w of the observations and S_k = Σ wᵏ, Σ (sum of residuals)² / n² is a quadratic form in the cluster
 * effects with the matrix A = D − u wᵗ − w uᵗ + S₂ w wᵗ, where u = w² and D = diag(u). It is unbiased for their
 * share in the variance of the mean after the factor S₂ / tr A (G/(G − 1) for clusters of equal size) and worth
 * (tr A)² / tr A² degrees of freedom (Satterthwaite 1946), so that one rater with most of the work does not pass
 * for many.
 */
function clusterSums(cluster: Int32Array, clusters: number, value: Float64Array, mean: number): ClusterSums {
  const n = value.length;
  const sum = new Float64Array(clusters);
  const count = new Float64Array(clusters);
  for (let k = 0; k < n; k++) {
    sum[cluster[k]!]! += value[k]! - mean;
    count[cluster[k]!]! += 1;
  }
  let squares = 0;
  let [s2, s3, s4, s5] = [0, 0, 0, 0];
  for (let g = 0; g < clusters; g++) {
    squares += (sum[g]! / n) ** 2;
    const w = count[g]! / n;
    s2 += w ** 2;
    s3 += w ** 3;
    s4 += w ** 4;
    s5 += w ** 5;
  }
  const trace = s2 - 2 * s3 + s2 ** 2;
  const traceOfSquare = s4 - 4 * s5 + 4 * s2 * s4 + 2 * s3 ** 2 - 4 * s2 ** 2 * s3 + s2 ** 4;
  return { squares, concentration: s2, factor: s2 / trace, degreesOfFreedom: trace ** 2 / traceOfSquare };
}
