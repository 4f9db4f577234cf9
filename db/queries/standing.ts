import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { AssignmentTask } from './assignments.ts';
import { studyGlance, type StudyGlance } from './studyGlance.ts';

/** Where a rater stands. */
export interface Standing extends StudyGlance {
  /** Tasks judged. */
  judged: number;
  /** Active milliseconds of the latest of them. */
  recentMs: number[];
  /** The assignment judged last. */
  last: string | null;
  /** Tasks that are reserved by a lease that runs and are not judged. */
  open: number;
  /** The first of these, in their order. */
  next: AssignmentTask[];
}

/**
 * Where a rater stands. What it takes depends on what the rater has reserved, not on what they have judged.
 *
 * @param known the version of the study whose configuration is known; empty = none
 * @param most tasks that are given at most
 */
export async function standingOf(
  db: Executor,
  { studyId, raterId }: { studyId: number; raterId: number },
  { known, now, most }: { known: string; now: Date; most: number },
): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select ${studyGlance(known)}, coalesce(record.judged, 0) as judged,
      coalesce(record.recent_ms, '{}') as "recentMs", record.last_assignment as last,
      (select count(*)::int from assignments join blocks on blocks.id = assignments.block_id
        where assignments.rater_id = ${raterId} and assignments.submitted_at is null
          and blocks.state = 'leased' and blocks.leased_until > ${now}) as open,
      (select coalesce(json_agg(json_build_object('id', next.id, 'kind', tasks.kind, 'swapped', next.swapped,
            'arrangement', next.arrangement, 'prompt', items.prompt, 'messages', items.messages, 'source', items.source,
            'language', items.language, 'texts', (
              select json_object_agg(slots.slot, slots.text) from (
                select distinct on (task_outputs.slot) task_outputs.slot, outputs.text
                from task_outputs join outputs on outputs.id = task_outputs.output_id
                where task_outputs.task_id = tasks.id
                order by task_outputs.slot, task_outputs.output_id) as slots)) order by next.position), '[]')
        from (
          select assignments.id, assignments.task_id, assignments.swapped, assignments.arrangement,
            assignments.position
          from assignments join blocks on blocks.id = assignments.block_id
          where assignments.rater_id = ${raterId} and assignments.submitted_at is null
            and blocks.state = 'leased' and blocks.leased_until > ${now}
          order by assignments.position limit ${most}) as next
        join tasks on tasks.id = next.task_id join items on items.id = tasks.item_id) as next
    from studies left join rater_records as record on record.rater_id = ${raterId}
    where studies.id = ${studyId}`.execute(db);
  return rows[0]!;
}
