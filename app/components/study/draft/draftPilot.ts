import type { StudyState } from '#app/core/studies/lifecycle.ts';
import type { PilotFound, PilotResult } from '#app/services/pilots/pilotResult.ts';
import type { StudyPilots } from '#app/services/pilots/studyToPilot.ts';

/** The pilots of the study that a draft would change. */
export interface DraftPilot {
  readonly slug: string;
  readonly possible: StudyPilots['possible'];
  /** The name of the pilot whose figures the study uses; null where it uses none. */
  readonly adopted: string | null;
  readonly count: number;
  readonly latest: {
    readonly slug: string;
    readonly name: string;
    readonly state: StudyState;
    readonly progress: PilotResult['progress'];
    readonly ratersPerItem: number;
    /** By which its raters join; null where it has no open link, or whoever looks may not change the study. */
    readonly address: string | null;
    /** What it found, null until it is closed. */
    readonly raters: number | null;
    readonly lines: PilotFound['lines'] | null;
    readonly secondsPerTask: number | null;
  } | null;
}
