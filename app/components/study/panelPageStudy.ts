import type { StudyPanel } from '#app/services/studies/studyPanel.ts';

export type ShownBalance = NonNullable<StudyPanel['balance']>;

/** How often each system stands first, second …; by name. */
export type SystemCounts = ShownBalance['turns'][number];

type Seat = StudyPanel['seats'][number];

/** A seat without what only the server may know. */
export interface ShownSeat extends Pick<Seat, 'number' | 'name' | 'tasks' | 'judged'> {
  /** The whole address of the seat's link; null for who may not change the study. */
  readonly address: string | null;
  readonly joined: boolean;
  readonly setAside: boolean;
  /** ISO 8601. */
  readonly lastAt: string | null;
}

/** What the page of a panel shows. */
export interface PanelPageStudy extends Omit<StudyPanel, 'seats'> {
  readonly seats: readonly ShownSeat[];
}

/** What the last form of the page was refused for, with what was entered. */
export interface PanelRefusal {
  readonly action: string;
  readonly message: string;
  readonly names: string;
}
