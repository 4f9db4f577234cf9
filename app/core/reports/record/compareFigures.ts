import { isFields } from '../../shared/isFields.ts';

/** A figure of a record that comes out otherwise. */
export interface FigureDifference {
  /** Where it stands, as `lines[0].lower`. */
  readonly path: string;
  readonly recorded: unknown;
  readonly computed: unknown;
}

/** Sentences for people: a later release may word them otherwise, and the figures that they speak of are compared. */
const PROSE: ReadonlySet<string> = new Set(['sentence', 'detail', 'reason']);

/** How far apart two figures may lie, of the larger of them: processors differ in the last bits of a logarithm. */
const TOLERANCE = 1e-9;

/** Where two verdicts as records freeze them differ: in numbers by more than rounding, in all else at all. */
export function figureDifferences(recorded: unknown, computed: unknown): FigureDifference[] {
  return differencesAt('', recorded, computed);
}

function differencesAt(path: string, recorded: unknown, computed: unknown): FigureDifference[] {
  if (Array.isArray(recorded) && Array.isArray(computed)) {
    if (recorded.length !== computed.length) {
      return [{ path: `${path}.length`, recorded: recorded.length, computed: computed.length }];
    }
    return recorded.flatMap((entry, index) => differencesAt(`${path}[${index}]`, entry, computed[index]));
  }
  if (isFields(recorded) && isFields(computed)) {
    const names = [...new Set([...Object.keys(recorded), ...Object.keys(computed)])];
    return names.flatMap((name) =>
      PROSE.has(name)
        ? []
        : differencesAt(path === '' ? name : `${path}.${name}`, recorded[name], computed[name]),
    );
  }
  return isSame(recorded, computed) ? [] : [{ path, recorded, computed }];
}

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return (a ?? null) === (b ?? null);
  return a === b || Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
}
