import type { Turn } from '../studies/conversation.ts';

/**
 * What a rater's browser gets of every task, whatever its kind. `id` is the assignment's random id, which tells
 * nothing about system or order.
 */
export interface BlindTaskBase {
  readonly id: string;
  readonly prompt: string;
  /** There where the item is a conversation: its turns before the prompt. */
  readonly earlier?: readonly Turn[];
  readonly source: string | null;
  /** BCP 47 tag of the item's language, or null. */
  readonly language: string | null;
  readonly comments: boolean;
}

/** One output of an item, as tasks are built from it. */
export interface TaskOutput {
  readonly id: number;
  readonly role: 'baseline' | 'candidate' | 'control';
  readonly text: string;
}

/** The distinct texts of an item, each as the outputs that share it. Texts are the same when they look the same. */
export interface ItemTexts {
  /** Controls included. */
  readonly all: readonly (readonly TaskOutput[])[];
  /** Those that are compared, the baseline's first: of systems under test and, where nothing is rated, of controls. */
  readonly compared: readonly (readonly TaskOutput[])[];
}
