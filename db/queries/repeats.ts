import { sql } from 'kysely';
import type { RepeatedRow } from '#app/core/evidence/data.ts';
import type { Executor } from '#db/database.ts';
import { answerText } from '#db/kinds/answers.ts';
import { isLatest } from './analysis.ts';

export type { RepeatedRow };

/** All that raters of a study answered twice, by rater. */
export async function repeatedAnswers(db: Executor, studyId: number): Promise<RepeatedRow[]> {
  const { rows } = await sql<RepeatedRow>`
    with answers as (
      select assignments.rater_id, assignments.task_id, assignments.repeat, ratings.criterion,
        ${answerText} as answer
      from assignments
      join judgments on judgments.assignment_id = assignments.id and ${isLatest}
      left join ratings on ratings.judgment_id = judgments.id
      where assignments.study_id = ${studyId} and (assignments.rater_id, assignments.task_id) in (
        select rater_id, task_id from assignments where study_id = ${studyId} and repeat))
    select raters.name as rater, first.criterion, first.answer as first, second.answer as second
    from answers as second
    join answers as first on first.rater_id = second.rater_id and first.task_id = second.task_id
      and first.criterion is not distinct from second.criterion and not first.repeat
    join raters on raters.id = second.rater_id
    where second.repeat and first.answer is not null and second.answer is not null
    order by raters.id, second.task_id, first.criterion`.execute(db);
  return rows;
}
