import { AppError, problem } from '#app/core/shared/errors.ts';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import type { Executor } from '#db/database.ts';
import { listStudySummaries, type StudySummary } from './listStudySummaries.ts';

/** Which studies are asked for. */
export interface StudyListAsked {
  readonly state?: StudyState | undefined;
  /** A part of name or slug, whatever its case. */
  readonly search?: string | undefined;
  readonly archived: boolean;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A page of a list, and where the next one begins; null after the last. */
export interface PageOf<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
}

/**
 * A page of the studies, the newest first. A study that is created meanwhile moves nothing: a page begins after the last
 * study of the one before.
 *
 * @throws AppError `invalid_input` for a cursor that is none
 */
export async function studyList(
  db: Executor,
  { state, search = '', archived, limit, cursor }: StudyListAsked,
): Promise<PageOf<StudySummary>> {
  const wanted = search.toLowerCase();
  const all = (await listStudySummaries(db)).filter(
    (study) =>
      (state === undefined || study.state === state) &&
      (archived || !study.archived) &&
      (study.name.toLowerCase().includes(wanted) || study.slug.includes(wanted)),
  );
  all.sort((a, b) => (isAfter(keyOf(a), keyOf(b)) ? 1 : -1));
  const after = cursor === undefined ? undefined : read(cursor);
  const left = after === undefined ? all : all.filter((study) => isAfter(keyOf(study), after));
  const rows = left.slice(0, limit);
  return { rows, next: left.length > limit ? written(keyOf(rows.at(-1)!)) : null };
}

type Key = readonly [createdAt: string, slug: string];

function keyOf({ createdAt, slug }: StudySummary): Key {
  return [createdAt.toISOString(), slug];
}

/** Whether a study comes later in the list: it is older, or as old and later in the alphabet. */
function isAfter([at, slug]: Key, [otherAt, otherSlug]: Key): boolean {
  return at === otherAt ? slug > otherSlug : at < otherAt;
}

function written(key: Key): string {
  return Buffer.from(key.join(' ')).toString('base64url');
}

function read(cursor: string): Key {
  const [at, slug] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  if (at === undefined || slug === undefined || Number.isNaN(Date.parse(at))) throw cursorUnknown();
  return [at, slug];
}

/** What is thrown for a cursor that no page gave. */
export function cursorUnknown(): AppError {
  const first = problem('cursor', 'cursor-unknown');
  return new AppError('query-unlike-asked', { first }, { problems: [first] });
}
