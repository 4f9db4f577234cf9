import { z } from 'zod';
import { because } from '../shared/errors.ts';

/** Most controls of a kind that can be asked for: each is a text that every rater of its item reads. */
const MOST = 500;

/** How many controls a study is to have, by dose; 0 and 0 switch controls off. */
export interface ControlCounts {
  /** For each criterion, or for the comparisons where there are no criteria. */
  readonly slight: number;
  /** For the whole study. */
  readonly gross: number;
}

/** As studies before said it, all of whose controls are gross: a share of the items, and the least number. */
export interface ControlShare {
  readonly share: number;
  readonly minimum: number;
}

export type ControlSettings = ControlCounts | ControlShare;

/** Slight controls of a criterion below which it cannot gate, and is a guardrail; see docs/retention.md. */
export const LEAST_CONTROLS = 20;

/** How many more slight controls a criterion needs to gate; 0 where the texts of a worse system stand in. */
export const missingControls = ({ slight, system }: { readonly slight: number; readonly system: number }) =>
  system >= LEAST_CONTROLS ? 0 : Math.max(0, LEAST_CONTROLS - slight);

/** As many slight controls as a criterion needs to gate. */
export const DEFAULT_CONTROLS: ControlCounts = { slight: LEAST_CONTROLS, gross: 12 };

/** How many controls there are to be: `{ slight, gross }`, or what files of earlier releases say. */
export const controlsSchema = z
  .object({
    slight: z.int().min(0).max(MOST).optional(),
    gross: z.int().min(0).max(MOST).optional(),
    share: z.number().min(0).max(1).optional(),
    minimum: z.int().min(0).optional(),
  })
  .superRefine(({ slight, gross, share, minimum }, context) => {
    const counted = slight !== undefined || gross !== undefined;
    if (counted && (share !== undefined || minimum !== undefined)) {
      context.addIssue({ code: 'custom', message: because('controls-either-way') });
    }
  })
  .transform(({ slight, gross, share, minimum }): ControlSettings =>
    share === undefined && minimum === undefined
      ? { slight: slight ?? DEFAULT_CONTROLS.slight, gross: gross ?? DEFAULT_CONTROLS.gross }
      : { share: share ?? 0, minimum: minimum ?? 0 },
  );

/** Whether controls are counted by dose. */
export function isCounted(settings: ControlSettings): settings is ControlCounts {
  return 'slight' in settings;
}
