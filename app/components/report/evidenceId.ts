/**
 * What the evidence on a candidate is called in the address: `evidence` of the only one; of several with its name behind, and
 * its number where names are alike there.
 */
export function evidenceId(candidates: readonly { readonly system: string }[], index: number): string {
  if (candidates.length === 1) return 'evidence';
  const inAddress = (system: string) => system.replace(/[^\p{L}\p{N}._]+/gu, '-');
  const own = inAddress(candidates[index]!.system);
  const twin = candidates.findIndex(({ system }) => inAddress(system) === own) !== index;
  return twin ? `evidence-${own}-${index + 1}` : `evidence-${own}`;
}
