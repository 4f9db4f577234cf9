import { rangeOf } from '#app/core/studies/criteria.ts';
import { controlRecords, type ControlRecord } from '#app/core/quality/controls.ts';
import { noticedRanges } from '#app/core/verdict/exclusions.ts';
import { controlTallies } from '#db/kinds/answers.ts';
import { FAST_SHARE } from '#app/core/quality/pace.ts';
import { medianOf } from '#app/core/statistics/averages.ts';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import type { Executor } from '#db/database.ts';
import {
  raterPaces,
  raterStandings,
  sharedAnswers,
  straightLines,
  type RaterStanding,
} from '#db/queries/quality.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { answerAgreement, type AnswerAgreement } from './answerAgreement.ts';
import { studySelfConsistency, type AnswerConsistency } from './studySelfConsistency.ts';

/** How a rater works, against the others; nothing of systems. What cannot be told yet is null. */
export interface RaterQuality extends RaterStanding {
  /** Median active time of a task, milliseconds. */
  readonly medianMs: number | null;
  /** Share of the tasks that were judged fast, see `FAST_SHARE`. */
  readonly fastShare: number | null;
  /** Share of the texts rated on several criteria that got the same point on every one. */
  readonly sameShare: number | null;
  readonly agreement: AnswerAgreement | null;
  readonly consistency: AnswerConsistency | null;
  /** Gross controls judged, by whatever kind of task, and those that got a value outside of their range. */
  readonly controls: ControlRecord;
}

export interface StudyQuality {
  readonly slug: string;
  readonly name: string;
  readonly question: string;
  readonly state: StudyState;
  readonly strategy: 'open' | 'panel';
  /** By which rule raters are set aside; null before the study opens, when it is today's. */
  readonly ruleVersion: number | null;
  readonly rule: Pick<StudyConfiguration['exclusion'], 'minimumControls' | 'mostFailedShare'>;
  /** Whether the study shows tasks a second time. */
  readonly repeats: boolean;
  readonly raters: readonly RaterQuality[];
  /** What is usual: the median over the raters who count. */
  readonly usual: {
    readonly medianMs: number | null;
    readonly fastShare: number | null;
    readonly sameShare: number | null;
    readonly agreement: number | null;
    readonly consistency: number | null;
  };
}

/** Tasks whose answers are compared one by one; of a larger study every so-manieth task is taken. */
const MOST_TASKS = 10_000;

/**
 * The raters of a study with how they work. Unlike the overview, it reads the judgments.
 *
 * @throws AppError `not_found`
 */
export async function raterQuality(db: Executor, slug: string): Promise<StudyQuality> {
  const { id, name, state, configuration, task_count, rule_version } = await requireStudy(db, slug);
  const { protocol, exclusion, question } = configuration;
  const scales = Object.fromEntries(
    protocol.criteria.map((criterion) => [criterion.key, rangeOf(criterion) + 1]),
  );
  const every = Math.ceil(Math.max(1, task_count) / MOST_TASKS);
  const standings = await raterStandings(db, id);
  const setAside = new Set(
    standings.flatMap(({ rater, excludedBy }) => (excludedBy === null ? [] : [rater])),
  );
  const paces = byRater(await raterPaces(db, id, FAST_SHARE));
  const lines = byRater(await straightLines(db, id, scales, every));
  const agreement = answerAgreement(await sharedAnswers(db, id, every), scales, setAside);
  const consistency = await studySelfConsistency(db, slug);
  const controls = controlRecords(await controlTallies(db, id), noticedRanges(configuration));
  const raters = standings.map((standing): RaterQuality => {
    const { rater } = standing;
    const pace = paces.get(rater);
    const line = lines.get(rater);
    return {
      ...standing,
      medianMs: pace?.medianMs ?? null,
      fastShare: pace === undefined ? null : pace.fast / pace.tasks,
      sameShare: line === undefined ? null : line.same / line.tasks,
      agreement: agreement.get(rater) ?? null,
      consistency: consistency.get(rater) ?? null,
      controls: controls.get(rater) ?? { seen: 0, failed: 0 },
    };
  });
  const counted = raters.filter(({ excludedBy, judgments }) => excludedBy === null && judgments > 0);
  const usual = (value: (rater: RaterQuality) => number | null | undefined) =>
    medianOf(counted.flatMap((rater) => value(rater) ?? []));
  return {
    slug,
    name,
    question,
    state,
    strategy: protocol.strategy,
    ruleVersion: rule_version,
    rule: { minimumControls: exclusion.minimumControls, mostFailedShare: exclusion.mostFailedShare },
    repeats: protocol.repeats.share > 0,
    raters,
    usual: {
      medianMs: usual((rater) => rater.medianMs),
      fastShare: usual((rater) => rater.fastShare),
      sameShare: usual((rater) => rater.sameShare),
      agreement: usual((rater) => rater.agreement?.agreement),
      consistency: usual((rater) => rater.consistency?.same),
    },
  };
}

function byRater<T extends { readonly rater: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.rater, row]));
}
