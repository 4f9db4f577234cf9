import { sql, type RawBuilder } from 'kysely';
import type { ControlTally } from '#app/core/quality/controls.ts';
import type { AnsweredData } from '#app/core/evidence/data.ts';
import type { JudgedWhen } from '#app/core/kinds/judged.ts';
import type { Executor } from '#db/database.ts';
import type { JudgedAnswers, KnownAnswers, OfJudgment } from './store.ts';
import { stores } from './stores.ts';

/** An answer of whatever kind as a text: see `KindStore.answer`. */
export const answerText: RawBuilder<string | null> =
  sql`coalesce(${sql.join(stores.all.map(({ answer }) => answer))})`;

/** An answer of whatever kind as the text of its JSON: see `KindStore.whole`. */
export const wholeAnswer: RawBuilder<string> = sql`case tasks.kind ${sql.join(
  stores.all.map(({ kind, whole }) => sql`when ${sql.lit(kind)} then (${whole})::text`),
  sql` `,
)} end`;

/**
 * All tables of the analysis that kinds fill, of one study.
 *
 * @param counted whether a judgment counts
 * @param known what of those that count was read before
 */
export async function kindRows(
  db: Executor,
  studyId: number,
  counted: RawBuilder<boolean>,
  known?: KnownAnswers,
): Promise<AnsweredData> {
  const rows = {};
  // One after the other: within a transaction there is one connection.
  for (const store of stores.all) Object.assign(rows, await store.rows(db, studyId, counted, known));
  return rows as AnsweredData;
}

/**
 * What raters answered, of all kinds and all revisions, as the verdict's rule reads it.
 *
 * @param rater of whom alone; null = of all
 */
export async function judgedAnswers(
  db: Executor,
  studyId: number,
  rater: number | null = null,
): Promise<JudgedAnswers> {
  const rows = {};
  for (const store of stores.all) Object.assign(rows, await store.judged(db, studyId, rater));
  return rows as JudgedAnswers;
}

/**
 * What raters of a study made of its gross controls, of all kinds, the latest revision of each judgment.
 *
 * @param rater of whom alone; null = of all
 */
export async function controlTallies(
  db: Executor,
  studyId: number,
  rater: number | null = null,
): Promise<ControlTally[]> {
  const tallies: ControlTally[] = [];
  for (const { controls } of stores.all) {
    if (controls !== null) tallies.push(...(await controls(db, studyId, rater)));
  }
  return tallies;
}

/** The rows of all tables of answers. */
export function judgedRows(answers: JudgedAnswers): OfJudgment<JudgedWhen>[] {
  return Object.values(answers).flatMap((rows: readonly OfJudgment<JudgedWhen>[]) => rows);
}
