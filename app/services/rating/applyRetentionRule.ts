import { note, noteText } from '#app/core/shared/notes.ts';
import { countedJudgments } from '#app/core/verdict/judging/counted.ts';
import { rowsOf } from '#app/core/verdict/judging/standing.ts';
import { analyses } from '#app/core/verdict/analyses.ts';
import { setAsideRaters } from '#app/core/verdict/judging/setAside.ts';
import type { VerdictTables } from '#app/core/verdict/judging/tables.ts';
import type { OpenTransaction } from '#db/database.ts';
import { judgedAnswers, judgedRows } from '#db/kinds/answers.ts';
import { judgedOutputs, judgedSystems } from '#db/queries/judged.ts';
import { setAside } from '#db/queries/raters.ts';
import { insertEvent } from '#db/queries/events.ts';
import type { Row } from '#db/schema.ts';
import { RULE } from '../studies/actor.ts';

/** Every so many tasks of a rater, by their place, the rule is asked even where no gross control was judged. */
export const ASKED_EVERY = 10;

/**
 * Sets a rater aside where rule 2 says so of what they have judged so far. It is the analysis' own rule on this rater's
 * answers alone. What it sets aside it sets aside again from the data, since the rater judges no more; how fast others
 * are counts only in the analysis. The rater is locked.
 *
 * @returns whether the rater is set aside now
 */
export async function applyRetentionRule(
  trx: OpenTransaction,
  { id, study_id, name }: Pick<Row<'raters'>, 'id' | 'study_id' | 'name'>,
  now: Date,
): Promise<boolean> {
  const answers = await judgedAnswers(trx, study_id, id);
  const rows = judgedRows(answers);
  const compares = analyses.all.some(
    ({ judging }) => judging.compares !== null && rowsOf(judging, answers).length > 0,
  );
  const tables: VerdictTables = {
    ...answers,
    items: [...new Set(rows.map(({ item }) => item))].map((item) => ({ item })),
    systems: await judgedSystems(trx, study_id),
    outputs: compares ? await judgedOutputs(trx, study_id, { controls: true }) : [],
    skips: [],
    measures: [],
    raters: [],
  };
  const [aside] = setAsideRaters(countedJudgments(tables), tables);
  if (aside === undefined || aside.by !== 'rule') return false;
  const reason = noteText(note(`aside-${aside.cause}`), 'en');
  await setAside(trx, id, { at: now, reason, by: 'rule' });
  const detail = { rater: name, reason, cause: aside.cause, judgments: rows.length };
  await insertEvent(trx, { studyId: study_id, at: now, actor: RULE, kind: 'rater-excluded', detail });
  return true;
}
