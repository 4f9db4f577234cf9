import type { KindDefinition } from './definition.ts';

export interface KindRegistry<D extends { readonly kind: string }> {
  /** All kinds, in the order in which they are told of everywhere. */
  readonly all: readonly D[];
  /** @throws Error for a kind that there is not, which is a defect: the database names known kinds alone */
  of(kind: string): D;
}

/** Looks kinds up by their names; what every kind has is found here, so that nothing asks which kind it is. */
export function kindRegistry<D extends { readonly kind: string }>(
  definitions: Readonly<Record<string, D>>,
): KindRegistry<D> {
  return {
    all: Object.values(definitions),
    of: (kind) => {
      const known = Object.hasOwn(definitions, kind) ? definitions[kind] : undefined;
      if (known === undefined) {
        throw new Error(
          `there is no kind of task "${kind}"; there are ${Object.keys(definitions).join(', ')}`,
        );
      }
      return known;
    },
  };
}

/** The kinds that a protocol asks for. */
export function askedIn(registry: KindRegistry<KindDefinition>, protocol: object): KindDefinition[] {
  return registry.all.filter((definition) => definition.protocol.asks({ ...protocol }));
}
