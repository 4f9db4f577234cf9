import type { SystemRow } from './data.ts';

const ROLES = ['baseline', 'candidate', 'control'] as const;

/** Baseline first, then candidates, then controls, each in the study's order. */
export function orderedSystems(systems: readonly SystemRow[]): SystemRow[] {
  return ROLES.flatMap((role) => systems.filter((system) => system.role === role));
}

/** The names of the systems that are controls. */
export function controlNames(systems: readonly SystemRow[]): Set<string> {
  return new Set(systems.flatMap(({ role, system }) => (role === 'control' ? [system] : [])));
}
