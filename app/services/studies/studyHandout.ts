import type { Locale } from '#app/core/shared/localized.ts';
import { mayMove, type StudyState } from '#app/core/studies/lifecycle.ts';
import type { Executor } from '#db/database.ts';
import { linksOfStudy } from '#db/queries/invitations.ts';
import { countReadings } from '#db/queries/rooms.ts';
import { seatStates } from '#db/queries/seatStates.ts';
import { shownToRaters } from '../rating/raterStudy.ts';
import { requireStudy } from './requireStudy.ts';

/** What raters are given to come by, and come again: for their lead alone. */
export interface StudyHandout {
  readonly slug: string;
  readonly name: string;
  readonly question: string;
  readonly state: StudyState;
  /** Whether it takes judgments, or will. */
  readonly running: boolean;
  /** What raters know the study by: its own name may give the systems away. */
  readonly title: string;
  readonly locale: Locale;
  readonly strategy: 'open' | 'panel';
  /** Readings that are in, as a share of those asked for, 0 … 1. */
  readonly share: number;
  /** Seats of a panel, or the links that anyone may join by at the moment; simulated raters' are not among them. */
  readonly ways: readonly HandoutWay[];
}

/** A link that is given to somebody. */
export interface HandoutWay {
  /** Of the seat or of the link; unique in the study. */
  readonly id: number;
  /** Whose it is; of an open link what it is for, which raters don't see. */
  readonly label: string;
  /** The secret part of its address. */
  readonly token: string;
  /** How far a seat is; null for a link that anyone may join by. */
  readonly seat: { readonly is: 'waiting' | 'begun' | 'done' | 'set-aside'; readonly left: number } | null;
  /** ISO 8601; null = never. */
  readonly expiresAt: string | null;
}

/** @throws AppError `not_found` */
export async function studyHandout(
  db: Executor,
  slug: string,
  { now = new Date() }: { now?: Date } = {},
): Promise<StudyHandout> {
  const study = await requireStudy(db, slug);
  const { strategy } = study.configuration.protocol;
  const { title, locale } = shownToRaters(study);
  const { asked, submitted } = await countReadings(db, study.id);
  return {
    slug: study.slug,
    name: study.name,
    question: study.configuration.question,
    state: study.state,
    running: mayMove(study.state, 'withdrawn'),
    title,
    locale,
    strategy,
    share: asked === 0 ? 0 : Math.min(1, submitted / asked),
    ways: strategy === 'panel' ? await seatWays(db, study.id) : await linkWays(db, study.id, now),
  };
}

async function seatWays(db: Executor, studyId: number): Promise<HandoutWay[]> {
  const seats = await seatStates(db, studyId);
  return seats.map(({ number, name, token, rater, excludedBy, tasks, judged }) => {
    const left = Math.max(0, tasks - judged);
    const is =
      excludedBy !== null
        ? ('set-aside' as const)
        : rater === null || judged === 0
          ? ('waiting' as const)
          : left === 0
            ? ('done' as const)
            : ('begun' as const);
    return { id: number, label: name, token, seat: { is, left }, expiresAt: null };
  });
}

async function linkWays(db: Executor, studyId: number, now: Date): Promise<HandoutWay[]> {
  const links = await linksOfStudy(db, studyId);
  return links
    .filter(
      ({ simulated, revokedAt, expiresAt }) =>
        !simulated && revokedAt === null && (expiresAt === null || expiresAt > now),
    )
    .map(({ id, label, token, expiresAt }) => ({
      id,
      label,
      token,
      seat: null,
      expiresAt: expiresAt?.toISOString() ?? null,
    }));
}
