import type { StudyState } from '#app/core/studies/lifecycle.ts';
import type { StudyWarning } from '#app/core/studies/warnings.ts';

/** What the overview of a study shows. */
export interface OverviewStudy {
  readonly slug: string;
  readonly name: string;
  readonly question: string;
  readonly state: StudyState;
  readonly items: number;
  readonly systems: readonly {
    readonly name: string;
    readonly role: 'baseline' | 'candidate';
    readonly provider: 'onnx' | 'import' | 'openai';
    readonly outputs: number;
  }[];
  readonly progress: {
    readonly blocks: { readonly asked: number; readonly submitted: number };
    readonly judgments: number;
    readonly raters: { readonly people: number; readonly simulated: number };
    readonly perDay: readonly { readonly day: string; readonly judgments: number }[];
  };
  readonly strategy: 'open' | 'panel';
  /** Seats of the panel that is drawn. */
  readonly seats: number;
  readonly links: readonly OverviewLink[];
  readonly groups: readonly string[];
  readonly warnings: readonly StudyWarning[];
  readonly customMeasures: readonly OverviewMeasure[];
}

/** A measure whose scores are imported, and how far they are. */
export interface OverviewMeasure {
  readonly name: string;
  readonly direction: 'higher' | 'lower';
  readonly unit: string;
  readonly margin: { readonly accept: number; readonly limit: number } | null;
  readonly votes: boolean;
  /** Whether scores may be imported now. */
  readonly open: boolean;
  readonly scored: readonly { readonly system: string; readonly outputs: number }[];
}

/** A link that anyone may join by; `token` is the secret part of its address. */
export interface OverviewLink {
  readonly id: number;
  readonly label: string;
  readonly token: string;
  readonly group: string | null;
  readonly simulated: boolean;
  /** ISO 8601; null = never. */
  readonly expiresAt: string | null;
  readonly state: 'open' | 'expired' | 'revoked';
  /** How many may join by it, and how many of them from one network a day; null = no limit. */
  readonly mostRaters: number | null;
  readonly mostPerAddress: number | null;
  readonly joined: number;
}

/** How far the work in the background is. */
export interface Preparation {
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly progress: {
    readonly stage: string;
    readonly done: number;
    readonly total: number;
    readonly tokensPerSecond?: number | undefined;
    readonly secondsLeft?: number | undefined;
  } | null;
  readonly error: {
    readonly message: string;
    /** The first of its faults, where there are several. */
    readonly problems?: readonly { readonly path: string; readonly message: string }[] | undefined;
  } | null;
}
