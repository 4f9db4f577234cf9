const BEAM_WIDTH = 25;
const UNREACHED = 1e9;

/** How a cell was reached. */
export const SAME = 1;
export const SUBSTITUTE = 2;
/** A word of the hypothesis goes. */
export const DELETE = 3;
/** A word of the reference comes in. */
export const INSERT = 4;

/**
 * The table of edit distances from hypotheses of one length to a reference. Only a beam around the diagonal is
 * filled, as in sacreBLEU's TER, whose figures depend on it for long texts.
 */
export class EditGrid {
  readonly #columns: number;
  readonly #costs: Int32Array;
  readonly #operations: Uint8Array;

  constructor(
    readonly reference: Int32Array,
    readonly rows: number,
  ) {
    this.#columns = reference.length + 1;
    this.#costs = new Int32Array((rows + 1) * this.#columns).fill(UNREACHED);
    this.#operations = new Uint8Array((rows + 1) * this.#columns);
    for (let j = 0; j < this.#columns; j++) {
      this.#costs[j] = j;
      this.#operations[j] = INSERT;
    }
  }

  /** The edit distance of `words`, whose first `known` words are those that the grid was filled with before. */
  fill(words: Int32Array, known = 0): number {
    const { reference, rows } = this;
    const columns = this.#columns;
    const costs = this.#costs;
    const operations = this.#operations;
    const ratio = rows > 0 ? reference.length / rows : 1;
    const beam = BEAM_WIDTH < ratio / 2 ? Math.ceil(ratio / 2 + BEAM_WIDTH) : BEAM_WIDTH;
    for (let i = known + 1; i <= rows; i++) {
      const diagonal = Math.floor(i * ratio);
      const from = Math.max(0, diagonal - beam);
      const to = i === rows ? columns : Math.min(columns, diagonal + beam);
      const row = i * columns;
      costs.fill(UNREACHED, row, row + columns);
      for (let j = from; j < to; j++) {
        const cell = row + j;
        const above = costs[cell - columns]! + 1;
        if (j === 0) {
          costs[cell] = above;
          operations[cell] = DELETE;
          continue;
        }
        // Of equally cheap ways the first: keep or substitute, delete, insert.
        const same = words[i - 1] === reference[j - 1];
        let cost = costs[cell - columns - 1]! + (same ? 0 : 1);
        let operation = same ? SAME : SUBSTITUTE;
        if (above < cost) [cost, operation] = [above, DELETE];
        const left = costs[cell - 1]! + 1;
        if (left < cost) [cost, operation] = [left, INSERT];
        if (cost >= UNREACHED) continue;
        costs[cell] = cost;
        operations[cell] = operation;
      }
    }
    return costs[rows * columns + reference.length]!;
  }

  /** Takes over from `other`, a grid of the same shape, what filling on from `known` words needs. */
  continueFrom(other: EditGrid, known: number): void {
    const start = known * this.#columns;
    this.#costs.set(other.#costs.subarray(start, start + this.#columns), start);
  }

  /** The cheapest operations in order, after a `fill` from the start. */
  trace(): number[] {
    const operations: number[] = [];
    let i = this.rows;
    let j = this.reference.length;
    while (i > 0 || j > 0) {
      const operation = this.#operations[i * this.#columns + j]!;
      operations.push(operation);
      if (operation !== INSERT) i--;
      if (operation !== DELETE) j--;
    }
    return operations.reverse();
  }
}
