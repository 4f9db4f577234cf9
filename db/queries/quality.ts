import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import { answerText } from '#db/kinds/answers.ts';
import { isLatest } from './analysis.ts';

/** A rater with how much they have judged and whether they are set aside; counts and times alone. */
export interface RaterStanding {
  rater: string;
  group: string | null;
  simulated: boolean;
  /** What the platform that recruited the rater calls them; null where none did. */
  participant: string | null;
  /** How the training round stands; null where there was none yet. */
  training: 'running' | 'passed' | 'failed' | null;
  /** Tasks judged for the first time. */
  judgments: number;
  /** When the last of them was; null before the first. */
  lastAt: Date | null;
  excludedBy: 'lead' | 'rule' | null;
  excludedReason: string | null;
  excludedAt: Date | null;
}

/** Everyone who joined a study, in the order of joining. */
export async function raterStandings(db: Executor, studyId: number): Promise<RaterStanding[]> {
  const { rows } = await sql<RaterStanding>`
    select raters.name as rater, rater_groups.name as "group", raters.simulated,
      raters.recruited ->> 'participant' as participant,
      raters.training ->> 'state' as training, coalesce(judged.judgments, 0)::int as judgments,
      judged.last_at as "lastAt", raters.excluded_by as "excludedBy", raters.exclusion_reason as "excludedReason",
      raters.excluded_at as "excludedAt"
    from raters
    left join rater_groups on rater_groups.id = raters.group_id
    left join (
      select rater_id, count(*) as judgments, max(submitted_at) as last_at from assignments
      where study_id = ${studyId} and submitted_at is not null and not repeat group by rater_id) as judged
      on judged.rater_id = raters.id
    where raters.study_id = ${studyId} order by raters.id`.execute(db);
  return rows;
}

/** How many controls a study has. */
export async function countControls(db: Executor, studyId: number): Promise<number> {
  const { rows } = await sql<{ controls: number }>`
    select count(*)::int as controls from systems join outputs on outputs.system_id = systems.id
    where systems.study_id = ${studyId} and systems.role = 'control'`.execute(db);
  return rows[0]!.controls;
}

export interface RaterPace {
  rater: string;
  /** Median active time of a task, milliseconds. */
  medianMs: number;
  /** Tasks that took less than the given share of what such tasks usually take. */
  fast: number;
  tasks: number;
}

/**
 * How quickly raters judge, against the median of all raters on tasks of the same kind.
 *
 * @param share of that median, under which a task is counted as fast
 */
export async function raterPaces(db: Executor, studyId: number, share: number): Promise<RaterPace[]> {
  const { rows } = await sql<RaterPace>`
    with times as (
      select assignments.rater_id, tasks.kind, judgments.active_ms as ms
      from judgments
      join assignments on assignments.id = judgments.assignment_id
      join tasks on tasks.id = assignments.task_id
      where judgments.study_id = ${studyId} and judgments.revision = 1 and not assignments.repeat),
    usual as (
      select kind, percentile_cont(0.5) within group (order by ms) as ms from times group by kind)
    select raters.name as rater, percentile_cont(0.5) within group (order by times.ms) as "medianMs",
      (count(*) filter (where times.ms < usual.ms * ${share}::float8))::int as fast, count(*)::int as tasks
    from times join usual on usual.kind = times.kind join raters on raters.id = times.rater_id
    group by raters.id order by raters.id`.execute(db);
  return rows;
}

export interface RaterStraightLines {
  rater: string;
  /** Tasks rated on two criteria at least, and those of them with the same point on every one. */
  tasks: number;
  same: number;
}

/**
 * How often raters gave every criterion of a text the same point.
 *
 * @param scales points of each criterion's scale; points of different scales are alike at the same share of the range
 * @param every takes every so-manieth task; 1 = all
 */
export async function straightLines(
  db: Executor,
  studyId: number,
  scales: Readonly<Record<string, number>>,
  every: number,
): Promise<RaterStraightLines[]> {
  const { rows } = await sql<RaterStraightLines>`
    with tasks as (
      select assignments.rater_id,
        max(round((ratings.value - 1)::numeric / (scales.points - 1)::numeric, 4))
          = min(round((ratings.value - 1)::numeric / (scales.points - 1)::numeric, 4)) as same
      from judgments
      join assignments on assignments.id = judgments.assignment_id
      join ratings on ratings.judgment_id = judgments.id
      join unnest(${Object.keys(scales)}::text[], ${Object.values(scales)}::float8[]) as scales (criterion, points)
        on scales.criterion = ratings.criterion
      where judgments.study_id = ${studyId} and not assignments.repeat and ${isLatest}
        and assignments.task_id % ${every}::int = 0
      group by assignments.id having count(*) >= 2)
    select raters.name as rater, count(*)::int as tasks, (count(*) filter (where same))::int as same
    from tasks join raters on raters.id = tasks.rater_id group by raters.id order by raters.id`.execute(db);
  return rows;
}

/** What a rater answered to a question that others answered as well. */
export interface SharedAnswer {
  task: number;
  /** Null for a preference and a ranking. */
  criterion: string | null;
  rater: string;
  /** The rating, the preference by slot, or each slot with its place. */
  answer: string;
}

/**
 * All answers to questions that two raters at least have answered, question by question.
 *
 * @param every takes every so-manieth task; 1 = all
 */
export async function sharedAnswers(db: Executor, studyId: number, every: number): Promise<SharedAnswer[]> {
  const { rows } = await sql<SharedAnswer>`
    with answers as (
      select assignments.task_id as task, ratings.criterion, raters.name as rater,
        ${answerText} as answer
      from judgments
      join assignments on assignments.id = judgments.assignment_id
      join raters on raters.id = assignments.rater_id
      left join ratings on ratings.judgment_id = judgments.id
      where judgments.study_id = ${studyId} and not assignments.repeat and ${isLatest}
        and assignments.task_id % ${every}::int = 0),
    counted as (
      select *, count(*) over (partition by task, criterion) as raters from answers where answer is not null)
    select task, criterion, rater, answer from counted where raters > 1 order by task, criterion, rater`.execute(
    db,
  );
  return rows;
}
