import type { Note } from '../shared/notes.ts';

/** How far raters agree, over everything that was rated. */
export interface AgreementSummary {
  /** Criterion key, `preference`, `ranking`, or what another kind of task asks. */
  readonly criterion: string;
  readonly coefficient: 'alpha' | 'ac2' | 'ac1' | 'kendall-w';
  readonly scaleLevel: 'ordinal' | 'nominal';
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly level: number;
  readonly raters: number;
  readonly units: number;
  readonly withControls: boolean;
  /** Why there is no value; null where there is. */
  readonly note: Note | null;
}
