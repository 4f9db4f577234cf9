/**
 * The inverse document frequency of each token: ln((N + 1) / (n + 1)) where n of N documents hold it, so 0 for a
 * token of every document, as the reference implementation of BERTScore computes it.
 *
 * @param documents token ids
 * @returns the frequency of any token; one that no document holds has ln(N + 1)
 */
export function inverseDocumentFrequency(
  documents: readonly (readonly number[])[],
): (token: number) => number {
  const holding = new Map<number, number>();
  for (const document of documents) {
    for (const token of new Set(document)) holding.set(token, (holding.get(token) ?? 0) + 1);
  }
  return (token) => Math.log((documents.length + 1) / ((holding.get(token) ?? 0) + 1));
}
