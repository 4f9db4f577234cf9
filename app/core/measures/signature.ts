/** Raised whenever a figure of a measure could change, so that scores of two versions are not compared unseen. */
export const MEASURES_VERSION = 'evenhand-1';

/**
 * A score's signature in sacreBLEU's form, `nrefs:1|case:mixed|…|version:…`: all that must be equal for two
 * scores to be comparable.
 * @param references the references of each segment; their number is `var` where it differs
 */
export function signatureOf(
  references: readonly (readonly unknown[])[],
  fields: Readonly<Record<string, string | number | boolean>>,
): string {
  const all = {
    nrefs: referenceCount(references),
    ...fields,
    version: MEASURES_VERSION,
  };
  return Object.entries(all)
    .map(([name, value]) => `${name}:${typeof value === 'boolean' ? (value ? 'yes' : 'no') : value}`)
    .join('|');
}

/** The signature of one segment's score for a corpus of segments that were scored the same way. */
export function signatureOfCorpus(ofSegment: string, references: readonly (readonly unknown[])[]): string {
  return ofSegment.replace(/^nrefs:[^|]*/, `nrefs:${referenceCount(references)}`);
}

function referenceCount(references: readonly (readonly unknown[])[]): number | 'var' {
  const counts = new Set(references.map((segment) => segment.length));
  return counts.size === 1 ? [...counts][0]! : 'var';
}

/** Two decimals as Python's `:.2f`: halves go to the even digit, where toFixed takes the larger. */
export function twoDecimals(value: number): string {
  const isHalf = Number.isInteger(value * 8) && !Number.isInteger(value * 4);
  const text = value.toFixed(2);
  if (!isHalf || Number(text.at(-1)) % 2 === 0) return text;
  return (value - 0.005).toFixed(2);
}
