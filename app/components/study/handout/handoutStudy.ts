import type { HandoutWay, StudyHandout } from '#app/services/studies/studyHandout.ts';

/** A link with its whole address. */
export interface ShownWay extends Omit<HandoutWay, 'token'> {
  readonly address: string;
}

/** What the page of links and texts shows. */
export interface HandoutStudy extends Omit<StudyHandout, 'ways'> {
  readonly ways: readonly ShownWay[];
}
