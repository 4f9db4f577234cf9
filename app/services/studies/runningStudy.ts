import { expectedEnd, type ExpectedEnd } from '#app/core/studies/expectedEnd.ts';
import type { StudyWarning } from '#app/core/studies/warnings.ts';
import type { Executor } from '#db/database.ts';
import { ratersAtWork } from '#db/queries/atWork.ts';
import { impossiblePaces, joinBursts } from '#db/queries/joinAttempts.ts';
import { raterStandings } from '#db/queries/quality.ts';
import {
  fewestRead,
  itemsByMissing,
  judgedByKind,
  readingsSince,
  type ItemReadings,
  type KindCount,
} from '#db/queries/running.ts';
import { requireStudy } from './requireStudy.ts';
import { AT_WORK_MINUTES, studyProgress, type StudyProgress } from './studyProgress.ts';
import {
  BURST_JOINS,
  BURST_MINUTES,
  IMPOSSIBLE_PACE,
  IMPOSSIBLE_TASKS,
  raterWarnings,
} from './studyWarnings.ts';

const DAY_MS = 24 * 3_600_000;
/** Items that are named for having the fewest readings. */
const NAMED_ITEMS = 10;
/** Raters who are shown, those who judged last first: of more a page like this gives no overview. */
const SHOWN_RATERS = 40;

/** A study that is being rated, at a moment: counts and times alone, nothing of what was judged. */
export interface RunningStudy extends Pick<
  StudyProgress,
  'slug' | 'state' | 'blocks' | 'perDay' | 'judgments'
> {
  readonly name: string;
  readonly question: string;
  readonly strategy: 'open' | 'panel';
  /** When this was so, ISO 8601. */
  readonly at: string;
  readonly kinds: readonly KindCount[];
  /** Null where nobody can judge at the moment. */
  readonly end: ExpectedEnd | null;
  /** Everyone who joined, and those who judged last. */
  readonly joined: number;
  readonly raters: readonly {
    readonly name: string;
    readonly judged: number;
    /** ISO 8601; null before the first. */
    readonly lastAt: string | null;
    readonly setAside: boolean;
  }[];
  /** Names of those at work. */
  readonly atWork: readonly string[];
  readonly atWorkMinutes: number;
  readonly itemsByMissing: readonly { readonly missing: number; readonly items: number }[];
  readonly fewest: readonly ItemReadings[];
  readonly warnings: readonly StudyWarning[];
}

/** @throws AppError `not_found` */
export async function runningStudy(
  db: Executor,
  slug: string,
  { now = new Date() }: { now?: Date } = {},
): Promise<RunningStudy> {
  const study = await requireStudy(db, slug);
  const { id, name, state, configuration, opened_at: openedAt } = study;
  const { blocks, perDay, judgments } = await studyProgress(db, slug, { now });
  const standings = await raterStandings(db, id);
  const missing = await itemsByMissing(db, id);
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const lately = await readingsSince(db, id, { day: ago(DAY_MS), week: ago(7 * DAY_MS) });
  return {
    slug: study.slug,
    name,
    question: configuration.question,
    state,
    strategy: configuration.protocol.strategy,
    at: now.toISOString(),
    blocks,
    perDay,
    judgments,
    kinds: await judgedByKind(db, id),
    end:
      state === 'open'
        ? expectedEnd({
            missing: missing.reduce((sum, group) => sum + group.missing * group.items, 0),
            ...lately,
            openedAt,
            now,
          })
        : null,
    joined: standings.length,
    raters: [...standings]
      .sort((a, b) => (b.lastAt?.getTime() ?? 0) - (a.lastAt?.getTime() ?? 0))
      .slice(0, SHOWN_RATERS)
      .map(({ rater, judgments: judged, lastAt, excludedBy }) => ({
        name: rater,
        judged,
        lastAt: lastAt?.toISOString() ?? null,
        setAside: excludedBy !== null,
      })),
    atWork: state === 'open' ? await ratersAtWork(db, id, ago(AT_WORK_MINUTES * 60_000)) : [],
    atWorkMinutes: AT_WORK_MINUTES,
    itemsByMissing: missing,
    fewest: await fewestRead(db, id, NAMED_ITEMS),
    warnings: await warningsOfPace(db, study, standings),
  };
}

/** Bursts, impossible pace and too few raters. What controls tell of raters stands on the study's other pages. */
async function warningsOfPace(
  db: Executor,
  { id, state, configuration }: Awaited<ReturnType<typeof requireStudy>>,
  standings: Awaited<ReturnType<typeof raterStandings>>,
): Promise<StudyWarning[]> {
  if (state !== 'open' && state !== 'paused') return [];
  const warnings = raterWarnings({
    state,
    configuration,
    raters: standings,
    records: new Map(),
    bursts: await joinBursts(db, id, { minutes: BURST_MINUTES, least: BURST_JOINS }),
    paces: await impossiblePaces(db, id, { charactersPerSecond: IMPOSSIBLE_PACE, least: IMPOSSIBLE_TASKS }),
  });
  return warnings.filter(({ kind }) => kind !== 'rater-excluded');
}
