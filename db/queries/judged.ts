import { sql } from 'kysely';
import type {
  JudgedItem,
  JudgedOutput,
  JudgedRater,
  JudgedSystem,
} from '#app/core/verdict/judging/tables.ts';
import type { Executor } from '#db/database.ts';
import { namedOutputs } from './outputs.ts';

// What the verdict's rule reads beside answers, in the order in which an export has it.

export async function judgedItems(db: Executor, studyId: number): Promise<JudgedItem[]> {
  return await db
    .selectFrom('items')
    .select('key as item')
    .where('study_id', '=', studyId)
    .orderBy('position')
    .execute();
}

/** Systems under test and controls, with what each control harms, how much, and who made it. */
export async function judgedSystems(db: Executor, studyId: number): Promise<JudgedSystem[]> {
  return await db
    .selectFrom('systems')
    .select(['name as system', 'role', 'criterion', 'dose', 'maker'])
    .where('study_id', '=', studyId)
    .orderBy('position')
    .execute();
}

/** @param controls takes the texts of controls alone */
export async function judgedOutputs(
  db: Executor,
  studyId: number,
  { controls = false }: { controls?: boolean } = {},
): Promise<JudgedOutput[]> {
  return await namedOutputs(db)
    .select([
      'items.key as item',
      'systems.name as system',
      'sources.name as sourceSystem',
      sql<string>`coalesce(outputs.shown_hash, outputs.text_hash)`.as('sharedTextId'),
    ])
    .where('outputs.study_id', '=', studyId)
    .$if(controls, (query) => query.where('systems.role', '=', 'control'))
    .execute();
}

/** Everyone who joined, in the order of joining, and who set them aside. */
export async function judgedRaters(db: Executor, studyId: number): Promise<JudgedRater[]> {
  return await db
    .selectFrom('raters')
    .select(['name as rater', 'excluded_by as excludedBy', 'exclusion_reason as exclusionReason'])
    .where('study_id', '=', studyId)
    .orderBy('id')
    .execute();
}
