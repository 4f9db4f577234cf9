/** How many n-grams of a hypothesis its references have, per order from 1: each at most as often as they have it. */
export interface NgramMatches {
  /** Against each reference alone: `perReference[reference][order − 1]`. */
  readonly perReference: readonly number[][];
  /** Against the references together, each n-gram as often as the reference that has it most often. */
  readonly together: readonly number[];
}

/**
 * Counts the matches of `sequences[0]`, a hypothesis, with the other ones, its references. Tokens are numbered in
 * the order in which they first occur, as `internTokens` does.
 *
 * An n-gram is its prefix and its last token; one whose prefix is in only one of the texts can't match and is
 * dropped for all higher orders. Cost is linear in the tokens.
 */
export function ngramMatches(sequences: readonly Int32Array[], maxOrder: number): NgramMatches {
  const [hypothesis, ...references] = sequences as [Int32Array, ...Int32Array[]];
  let distinct = 0;
  for (let i = 0; i < hypothesis.length; i++) distinct = Math.max(distinct, hypothesis[i]! + 1);
  // The ids of the n-grams at each place, of those that may match; the last place of shorter ones is left over.
  const ours = hypothesis.slice();
  const theirs = references.map((reference) => reference.slice());
  for (const ids of theirs) for (let i = 0; i < ids.length; i++) if (ids[i]! >= distinct) ids[i] = DROPPED;

  const perReference = references.map((): number[] => []);
  const together: number[] = [];
  const count = new Int32Array(hypothesis.length);
  const countOfReference = new Int32Array(hypothesis.length);
  const most = new Int32Array(hypothesis.length);
  for (let order = 1; order <= maxOrder; order++) {
    const places = hypothesis.length - order + 1;
    if (order > 1 && distinct > 0) {
      distinct = extend(ours, hypothesis, places, order);
      theirs.forEach((ids, r) => find(ids, references[r]!, order));
    }
    count.fill(0, 0, distinct);
    most.fill(0, 0, distinct);
    for (let i = 0; i < places; i++) if (ours[i]! !== DROPPED) count[ours[i]!]!++;
    theirs.forEach((ids, r) => {
      countOfReference.fill(0, 0, distinct);
      const end = references[r]!.length - order + 1;
      for (let i = 0; i < end; i++) if (ids[i]! !== DROPPED) countOfReference[ids[i]!]!++;
      let matches = 0;
      for (let id = 0; id < distinct; id++) {
        const matched = Math.min(count[id]!, countOfReference[id]!);
        matches += matched;
        if (matched > most[id]!) most[id] = matched;
      }
      perReference[r]!.push(matches);
    });
    let matches = 0;
    for (let id = 0; id < distinct; id++) matches += most[id]!;
    together.push(matches);
    if (matches === 0) distinct = 0;
    for (let i = 0; i < places; i++) if (ours[i]! !== DROPPED && most[ours[i]!] === 0) ours[i] = DROPPED;
  }
  return { perReference, together };
}

const DROPPED = -1;

/*
 * One table of prefix and token to id, used again for every order of every segment: an entry counts if its stamp
 * is the current one, so that nothing need be cleared.
 */
let mask = 0;
let stamp = 0;
let stamps = new Int32Array(1);
let prefixes = new Int32Array(1);
let tokens = new Int32Array(1);
let ids = new Int32Array(1);

function startTable(entries: number): void {
  if (entries * 2 > stamps.length) {
    const size = 2 ** Math.ceil(Math.log2(entries * 2));
    stamps = new Int32Array(size);
    prefixes = new Int32Array(size);
    tokens = new Int32Array(size);
    ids = new Int32Array(size);
    stamp = 0;
  }
  // A small text must not jump about in a table that a large one left behind.
  mask = 2 ** Math.ceil(Math.log2(Math.max(2, entries * 2))) - 1;
  if (stamp === 0x7fffffff) {
    stamps.fill(0);
    stamp = 0;
  }
  stamp++;
}

/** The place of the n-gram in the table, or the free one where it would stand. */
function slotOf(prefix: number, token: number): number {
  let slot = (Math.imul(prefix, 0x9e3779b1) ^ Math.imul(token, 0x85ebca6b)) >>> 0;
  slot = (slot ^ (slot >>> 15)) & mask;
  while (stamps[slot] === stamp && (prefixes[slot] !== prefix || tokens[slot] !== token))
    slot = (slot + 1) & mask;
  return slot;
}

/** Numbers the hypothesis' n-grams anew, from those that are one token shorter. Returns how many there are. */
function extend(current: Int32Array, words: Int32Array, places: number, order: number): number {
  startTable(Math.max(0, places));
  let distinct = 0;
  for (let i = 0; i < places; i++) {
    const prefix = current[i]!;
    if (prefix === DROPPED) continue;
    const token = words[i + order - 1]!;
    const slot = slotOf(prefix, token);
    if (stamps[slot] !== stamp) {
      stamps[slot] = stamp;
      prefixes[slot] = prefix;
      tokens[slot] = token;
      ids[slot] = distinct++;
    }
    current[i] = ids[slot]!;
  }
  return distinct;
}

/** Gives a reference's n-grams the numbers of the hypothesis', and drops the others. */
function find(current: Int32Array, words: Int32Array, order: number): void {
  const places = words.length - order + 1;
  for (let i = 0; i < places; i++) {
    const prefix = current[i]!;
    if (prefix === DROPPED) continue;
    const slot = slotOf(prefix, words[i + order - 1]!);
    current[i] = stamps[slot] === stamp ? ids[slot]! : DROPPED;
  }
}
