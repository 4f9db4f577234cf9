import { sql, type RawBuilder } from 'kysely';
import type { PairwiseTypes } from '#app/core/kinds/pairwise/definition.ts';
import type { PreferenceRow } from '#app/core/kinds/pairwise/rows.ts';
import type { JudgedPreference } from '#app/core/kinds/pairwise/judged.ts';
import type { Executor } from '#db/database.ts';
import type { ItemPage } from '#db/queries/export.ts';
import {
  counts,
  fromJudged,
  ofExported,
  ofJudgment,
  ofRater,
  repeated,
  withTimes,
  type ExportedJudgment,
} from './exported.ts';
import type { JudgedAnswers, KindStore, Stored } from './store.ts';

/** A preference stands in the judgment itself. */
export const pairwiseStore: KindStore<PairwiseTypes> = {
  kind: 'pairwise',
  columns: ({ choice, strength }) => ({ choice, strength }),
  parts: () => [],
  read: async (_, { choice, strength, id }) => {
    if (choice === null) throw new Error(`judgment ${id} has no preference`);
    return { choice, strength };
  },
  answer: sql`judgments.choice`,
  whole: sql`json_build_object('choice', judgments.choice, 'strength', judgments.strength)`,
  rows: async (db, studyId, counted) => ({ preferences: await analysisPreferences(db, studyId, counted) }),
  judged: async (db, studyId, rater) => ({ preferences: await judgedPreferences(db, studyId, rater) }),
  controls: null,
  exported: { 'preferences.csv': exportedPreferences },
};

/** The preferences that count, a text that systems share once for each of them. */
async function analysisPreferences(
  db: Executor,
  studyId: number,
  counted: RawBuilder<boolean>,
): Promise<PreferenceRow[]> {
  const { rows } = await sql<PreferenceRow>`
    select items.key as item, system_a.name as "systemA", system_b.name as "systemB", raters.name as rater,
      judgments.choice, judgments.strength, case when assignments.swapped then 'right' else 'left' end as "sideA"
    from judgments
    join assignments on assignments.id = judgments.assignment_id
    join raters on raters.id = assignments.rater_id
    join task_outputs as slot_a on slot_a.task_id = assignments.task_id and slot_a.slot = 'a'
    join task_outputs as slot_b on slot_b.task_id = assignments.task_id and slot_b.slot = 'b'
    join outputs as output_a on output_a.id = slot_a.output_id
    join outputs as output_b on output_b.id = slot_b.output_id
    join systems as system_a on system_a.id = output_a.system_id
    join systems as system_b on system_b.id = output_b.system_id
    join items on items.id = output_a.item_id
    where judgments.study_id = ${studyId} and not assignments.repeat and judgments.choice is not null
      and ${counted}
    order by items.position, raters.id, system_b.position, system_a.position`.execute(db);
  return rows;
}

/** The comparisons of judgments with the systems of both texts. */
const fromCompared = sql`
  ${fromJudged}
  join task_outputs as slot_a on slot_a.task_id = tasks.id and slot_a.slot = 'a'
  join task_outputs as slot_b on slot_b.task_id = tasks.id and slot_b.slot = 'b'
  join outputs as output_a on output_a.id = slot_a.output_id
  join outputs as output_b on output_b.id = slot_b.output_id
  join systems as system_a on system_a.id = output_a.system_id
  join systems as system_b on system_b.id = output_b.system_id`;

async function judgedPreferences(
  db: Executor,
  studyId: number,
  rater: number | null,
): Promise<JudgedAnswers['preferences']> {
  const { rows } = await sql<Stored<JudgedPreference>>`
    select ${ofJudgment}, system_a.name as "systemA", system_b.name as "systemB", judgments.choice,
      'judged' as source
    ${fromCompared}
    where items.study_id = ${studyId} and judgments.choice is not null and not assignments.repeat and ${ofRater(rater)}
    order by items.position, raters.id, system_b.position, system_a.position, judgments.revision`.execute(db);
  return withTimes(rows);
}

interface ExportedPreference extends ExportedJudgment {
  system_a: string;
  system_b: string;
  choice: 'a' | 'b' | 'tie';
  strength: string | null;
  side_a: 'left' | 'right';
  repeated_choice: 'a' | 'b' | 'tie' | null;
  repeated_strength: string | null;
  source: 'judged';
}

async function exportedPreferences(db: Executor, page: ItemPage): Promise<ExportedPreference[]> {
  const { rows } = await sql<ExportedPreference>`
    select ${ofExported}, judgments.comment, system_a.name as system_a, system_b.name as system_b,
      judgments.choice, judgments.strength, case when assignments.swapped then 'right' else 'left' end as side_a,
      repeated.choice as repeated_choice, repeated.strength as repeated_strength,
      'judged' as source
    ${fromCompared}
    ${repeated}
    where judgments.choice is not null and ${counts(page)}
    order by items.position, raters.id, system_b.position, system_a.position`.execute(db);
  return rows;
}
