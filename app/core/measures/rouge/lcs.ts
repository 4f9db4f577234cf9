/** The length of the longest common subsequence of two sequences. Time |a|·|b|, memory |b|. */
export function lcsLength(a: Int32Array, b: Int32Array): number {
  const row = new Int32Array(b.length + 1);
  for (let i = 0; i < a.length; i++) {
    let diagonal = 0;
    let left = 0;
    for (let j = 1; j <= b.length; j++) {
      const above = row[j]!;
      left = a[i] === b[j - 1] ? diagonal + 1 : Math.max(above, left);
      row[j] = left;
      diagonal = above;
    }
  }
  return row[b.length]!;
}

/**
 * The places in `reference` of one longest common subsequence with `other`. Where several are longest, the walk
 * back from the ends takes equal tokens first, then goes up in the reference unless left is strictly longer:
 * the reference implementation's choice, on which rougeLsum depends. A bit a cell is kept.
 */
export function lcsPlaces(reference: Int32Array, other: Int32Array): number[] {
  const columns = other.length;
  const goesLeft = new Uint32Array(Math.ceil((reference.length * columns) / 32));
  const row = new Int32Array(columns + 1);
  for (let i = 0; i < reference.length; i++) {
    let diagonal = 0;
    let left = 0;
    for (let j = 1; j <= columns; j++) {
      const above = row[j]!;
      const cell = i * columns + j - 1;
      if (reference[i] === other[j - 1]) left = diagonal + 1;
      else if (left > above) goesLeft[Math.floor(cell / 32)]! |= 1 << (cell % 32);
      else left = above;
      row[j] = left;
      diagonal = above;
    }
  }
  const places: number[] = [];
  let i = reference.length - 1;
  let j = columns - 1;
  while (i >= 0 && j >= 0) {
    const cell = i * columns + j;
    if (reference[i] === other[j]) {
      places.push(i--);
      j--;
    } else if ((goesLeft[Math.floor(cell / 32)]! >>> (cell % 32)) & 1) j--;
    else i--;
  }
  return places.reverse();
}
