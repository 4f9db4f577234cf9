import { lookPlaces, type LookDecision, type Looks } from '../studies/looks.ts';
import { verdictLevel } from '../verdict/level.ts';

/** What a study declared beside its closing, and what came of it: nothing that was estimated. */
export interface StudyLooks {
  readonly looks: readonly DeclaredLook[];
  readonly extension: ReservedExtension | null;
  /** How much of what the study asked for before any extension is judged; may pass 1. */
  readonly share: number;
}

export interface DeclaredLook {
  /** From 1. */
  readonly number: number;
  /** Share of the readings from which it may be taken. */
  readonly at: number;
  /** Whether it is the one at the end of the part that an extension follows. */
  readonly atEnd: boolean;
  readonly state: 'ahead' | 'due' | 'taken' | 'missed';
  readonly taken: {
    /** ISO 8601. */
    readonly at: string;
    readonly share: number;
    readonly information: number;
    readonly decisions: readonly LookDecision[];
    /** Whether the study stopped by it. */
    readonly stopped: boolean;
  } | null;
}

export interface ReservedExtension {
  /** Items held back, and further judgments of each item. */
  readonly items: number;
  readonly judgments: number;
  /** ISO 8601; null where it was not made. */
  readonly extendedAt: string | null;
}

/** A look that was taken, by its number. */
export type TakenRow = NonNullable<DeclaredLook['taken']> & { readonly number: number };

/**
 * @param given.running whether the study isn't over, so that looks can still be taken
 * @returns null where a study declared neither looks nor an extension
 */
export function describeLooks(
  declared: Looks,
  given: {
    readonly share: number;
    readonly taken: readonly TakenRow[];
    readonly extendedAt: string | null;
    readonly running: boolean;
  },
): StudyLooks | null {
  const { share, taken, extendedAt, running } = given;
  const places = lookPlaces(declared);
  if (places.length === 0) return null;
  const last = Math.max(0, ...taken.map(({ number }) => number));
  const reached = places.filter((at) => share >= at).length;
  const looks = places.map((at, index): DeclaredLook => {
    const number = index + 1;
    const own = taken.find((one) => one.number === number);
    const state = ((): DeclaredLook['state'] => {
      if (own !== undefined) return 'taken';
      if (number < last || !running || number < reached) return 'missed';
      return number === reached ? 'due' : 'ahead';
    })();
    const { number: _, ...told } = own ?? { number };
    return {
      number,
      at,
      atEnd: index === declared.at.length,
      state,
      taken: own === undefined ? null : (told as NonNullable<DeclaredLook['taken']>),
    };
  });
  const { extension } = declared;
  return { looks, share, extension: extension === null ? null : { ...extension, extendedAt } };
}

/** The level that the verdict's intervals would have without looks. */
export function levelWithoutLooks(candidates: number): number {
  return verdictLevel(candidates);
}
