import { sql } from 'kysely';
import { isControl, type AssignmentState } from './assignments.ts';
import { studyVersion } from './studyGlance.ts';

/** An assignment as it stood when it was read, without a lock: what is to be stored is only stored if it still stands so. */
export interface SeenStep extends Pick<
  AssignmentState,
  'id' | 'kind' | 'swapped' | 'arrangement' | 'block' | 'isControl'
> {
  /** Place of the task in the rater's sequence, from 0. */
  position: number;
  /** The study's, see `StudyGlance`. */
  version: string;
  /** Tasks that the rater has judged. */
  judged: number;
}

/** The `SeenStep` of an assignment of the query's `raters`; null where the rater has no such assignment. */
export const seenStep = (assignment: string) => sql<SeenStep | null>`(
  select json_build_object('id', assignments.id, 'kind', tasks.kind, 'swapped', assignments.swapped,
    'arrangement', assignments.arrangement, 'block', assignments.block_id, 'isControl', ${isControl},
    'position', assignments.position, 'version', ${studyVersion}, 'judged', record.judged)
  from assignments
  join studies on studies.id = raters.study_id
  join rater_records as record on record.rater_id = raters.id
  join tasks on tasks.id = assignments.task_id
  where assignments.id = ${assignment} and assignments.rater_id = raters.id and assignments.submitted_at is null)`;
