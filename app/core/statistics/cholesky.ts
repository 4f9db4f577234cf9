/** A symmetric positive definite matrix of n × n, row by row, as its lower triangular factor. */
export interface Cholesky {
  /** The x with A x = b. */
  solve(b: Float64Array): Float64Array;
  /** The diagonal of A⁻¹. */
  inverseDiagonal(): Float64Array;
}

/**
 * Factors `matrix` = L Lᵀ.
 *
 * @param matrix n × n values, row by row; only the lower triangle is read
 * @returns null where it is not positive definite, as far as float64 can tell
 */
export function cholesky(matrix: Float64Array, n: number): Cholesky | null {
  const factor = Float64Array.from(matrix);
  for (let j = 0; j < n; j++) {
    let pivot = factor[j * n + j]!;
    for (let k = 0; k < j; k++) pivot -= factor[j * n + k]! ** 2;
    if (!(pivot > 0)) return null;
    const root = Math.sqrt(pivot);
    factor[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      let sum = factor[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= factor[i * n + k]! * factor[j * n + k]!;
      factor[i * n + j] = sum / root;
    }
  }

  /** The y with L y = b, of which the entries before `first` are 0. */
  const forward = (b: Float64Array, first: number): Float64Array => {
    const y = Float64Array.from(b);
    for (let i = first; i < n; i++) {
      for (let k = first; k < i; k++) y[i]! -= factor[i * n + k]! * y[k]!;
      y[i]! /= factor[i * n + i]!;
    }
    return y;
  };

  return {
    solve(b) {
      const x = forward(b, 0);
      for (let i = n - 1; i >= 0; i--) {
        for (let k = i + 1; k < n; k++) x[i]! -= factor[k * n + i]! * x[k]!;
        x[i]! /= factor[i * n + i]!;
      }
      return x;
    },
    inverseDiagonal: () =>
      // The entry (j, j) of A⁻¹ is the squared length of L⁻¹ eⱼ.
      Float64Array.from({ length: n }, (_, j) => {
        const unit = new Float64Array(n);
        unit[j] = 1;
        return forward(unit, j).reduce((sum, value) => sum + value * value, 0);
      }),
  };
}
