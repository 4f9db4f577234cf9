import type { Kind } from '../kinds/kind.ts';
import type { TypesOf } from '../kinds/kinds.ts';
import { askedKinds } from '../studies/protocol.ts';

/** A kind of task that a study asks, with what raters may know of how it is asked. */
export type AskedFacts = { [K in Kind]: { readonly kind: K; readonly facts: TypesOf[K]['facts'] } }[Kind];

/** What raters may know of what a study asks, kind by kind. */
export function askedFacts(protocol: object): AskedFacts[] {
  return askedKinds(protocol).map(
    (asked) => ({ kind: asked.kind, facts: asked.protocol.facts({ ...protocol }) }) as AskedFacts,
  );
}
