import type { Locale } from './localized.ts';
import { en } from './notes/en.ts';
import type { Note, NoteKind, NoteParams, NoteWords } from './notes/params.ts';
import { zh } from './notes/zh.ts';

export type { Note, NoteKind, NoteParams } from './notes/params.ts';

/**
 * The words of notes stand here and not with those of the pages, since a verdict's own sentences contain them and
 * are kept with it in every language.
 */
const WORDS: Readonly<Record<Locale, NoteWords>> = { en, zh };

/** Makes a note. */
export function note<K extends NoteKind>(
  kind: K,
  ...[params]: keyof NoteParams[K] extends never ? [] : [params: NoteParams[K]]
): Note {
  return { kind, ...(params as object | undefined) } as Note;
}

/** What a note says, in a language. */
export function noteText(said: Note, locale: Locale): string {
  const words = WORDS[locale][said.kind];
  return typeof words === 'string' ? words : (words as (params: Note) => string)(said);
}

/** What a note says, in a language; a person's own words as they are. */
export function noteOrWords(said: Note | string, locale: Locale): string {
  return typeof said === 'string' ? said : noteText(said, locale);
}

/** Whether it is a note. */
export function isNote(given: unknown): given is Note {
  const { kind } = (given ?? {}) as { readonly kind?: unknown };
  return typeof kind === 'string' && Object.hasOwn(en, kind);
}

const RULE_2_REASONS = ['aside-gross-controls', 'aside-constant-answers', 'aside-impossible-pace'] as const;

/** Why a rater is set aside, as a column keeps it: the rule's reason in English, or a lead's own words. */
export function readReason(kept: string): Note | string {
  const aside = RULE_2_REASONS.find((kind) => en[kind] === kept);
  if (aside !== undefined) return note(aside);
  const [, failed, seen] = /^(\d+) of (\d+) controls rated outside their range$/.exec(kept) ?? [];
  if (seen === undefined) return kept;
  return note('controls-outside-range', { failed: Number(failed), seen: Number(seen) });
}
