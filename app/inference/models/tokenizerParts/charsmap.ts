/**
 * The map of characters that sentencepiece puts into a model: a double-array trie of byte sequences (Darts-clone), and
 * what they become. Read as the crate `spm_precompiled` reads it, which takes the shortest entry that a text begins with.
 *
 * @param map the bytes of `precompiled_charsmap`
 * @returns what a text becomes; undefined where nothing begins it
 */
export function readCharsmap(map: Uint8Array): (text: string) => string | undefined {
  const view = new DataView(map.buffer, map.byteOffset, map.byteLength);
  const size = view.getUint32(0, true);
  if (4 + size > map.length || size % 4 !== 0) throw new Error('precompiled_charsmap is cut off');
  const unit = (at: number) => (at >= 0 && at * 4 < size ? view.getUint32(4 + at * 4, true) : 0);
  const replacements = map.subarray(4 + size);
  const written = new TextEncoder();
  const read = new TextDecoder();
  const replacementAt = (from: number) => {
    const end = replacements.indexOf(0, from);
    return read.decode(replacements.subarray(from, end === -1 ? undefined : end));
  };
  return (text) => {
    let at = offsetOf(unit(0));
    for (const byte of written.encode(text)) {
      if (byte === 0) return undefined;
      at ^= byte;
      const found = unit(at);
      // The label of an entry is a byte; that of a value has the highest bit, so that no byte meets it.
      if ((found & 0x800000ff) !== byte) return undefined;
      at ^= offsetOf(found);
      if (((found >>> 8) & 1) === 1) return replacementAt(unit(at) & 0x7fffffff);
    }
    return undefined;
  };
}

function offsetOf(unit: number): number {
  return (unit >>> 10) << ((unit & (1 << 9)) >>> 6);
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Longer ones are looked up character by character alone. */
const MOST_BYTES = 5;

/** Normalizes a text by a map: what is written together is looked up as a whole first. */
export function normalizeBy(lookUp: (text: string) => string | undefined, text: string): string {
  let normal = '';
  for (const { segment } of graphemes.segment(text)) {
    const whole = Buffer.byteLength(segment) <= MOST_BYTES ? lookUp(segment) : undefined;
    if (whole !== undefined) normal += whole;
    else for (const character of segment) normal += lookUp(character) ?? character;
  }
  return normal;
}
