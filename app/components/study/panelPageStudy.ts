import type { StudyState } from '#app/core/studies/lifecycle.ts';

interface Spread {
  readonly least: number;
  readonly most: number;
}

/** How often each system stands first, second …; by name. */
export interface SystemCounts {
  readonly system: string;
  readonly counts: readonly number[];
}

/** How even a panel's plan is. */
export interface ShownBalance {
  readonly seatsPerItem: Spread;
  readonly itemsPerSeat: Spread;
  readonly tasksPerSeat: Spread;
  readonly itemsInCommon: Spread;
  readonly pairs: readonly {
    readonly systems: readonly string[];
    readonly shown: number;
    readonly left: number;
  }[];
  readonly mostSideSurplus: number;
  readonly turns: readonly SystemCounts[];
  readonly places: readonly SystemCounts[];
}

export interface ShownSeat {
  readonly number: number;
  readonly name: string;
  /** The whole address of the seat's link. */
  readonly address: string;
  readonly joined: boolean;
  readonly setAside: boolean;
  readonly tasks: number;
  readonly judged: number;
  /** ISO 8601. */
  readonly lastAt: string | null;
}

/** What the page of a panel shows. */
export interface PanelPageStudy {
  readonly slug: string;
  readonly name: string;
  readonly question: string;
  readonly state: StudyState;
  readonly ratersPerItem: number;
  readonly seats: readonly ShownSeat[];
  /** Null before the plan is drawn. */
  readonly balance: ShownBalance | null;
}

/** What the last form of the page was refused for, with what was entered. */
export interface PanelRefusal {
  readonly action: string;
  readonly message: string;
  readonly names: string;
}
