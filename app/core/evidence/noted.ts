import { noteText, type Note } from '../shared/notes.ts';

/** Why there is no interval, or what is special about it. */
export interface Noted {
  /** In English, for programs that read a verdict. */
  readonly note?: string;
  /** The same as data, for whoever says it in another language. */
  readonly noted?: Note;
}

/** What a line or gate has of a note; nothing without one. */
export function noted(note: Note | null): Noted {
  return note === null ? {} : { note: noteText(note, 'en'), noted: note };
}
