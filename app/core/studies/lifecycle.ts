import { AppError } from '../shared/errors.ts';

/** The states a study moves through; see `TRANSITIONS` for the ways between them. */
export const STUDY_STATES = [
  'draft',
  'generating',
  'ready',
  'open',
  'paused',
  'closed',
  'decided',
  'withdrawn',
] as const;
export type StudyState = (typeof STUDY_STATES)[number];

const TRANSITIONS: Record<StudyState, readonly StudyState[]> = {
  draft: ['generating', 'ready', 'withdrawn'],
  generating: ['draft', 'ready', 'withdrawn'],
  ready: ['draft', 'generating', 'open', 'withdrawn'],
  open: ['paused', 'closed', 'withdrawn'],
  paused: ['open', 'closed', 'withdrawn'],
  // A verdict that is known can be superseded, never hidden.
  closed: ['decided'],
  decided: [],
  withdrawn: [],
};

/** Whether a study may go from one state to another. */
export function mayMove(from: StudyState, to: StudyState): boolean {
  return TRANSITIONS[from].includes(to);
}

/**
 * Throws `conflict` unless a study may go from one state to the other.
 * @example assertMayMove('draft', 'open') // throws: generate the outputs first
 */
export function assertMayMove(from: StudyState, to: StudyState): void {
  if (mayMove(from, to)) return;
  throw new AppError('no-way-to-state', { from, to, ways: TRANSITIONS[from] });
}

/** Whether what raters see and what the verdict tests is frozen. */
export function isFrozen(state: StudyState): boolean {
  return !['draft', 'generating', 'ready'].includes(state);
}

/** Whether something still happens in a study: outputs are made, or raters judge or may again. */
export function isAtWork(state: StudyState): boolean {
  return state === 'generating' || state === 'open' || state === 'paused';
}
