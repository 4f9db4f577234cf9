import { insertMany, nextIds } from '#db/queries/givenRows.ts';
import type { GivenJudgment } from './givenStudy.ts';
import { cellOf, type Ids, type Storing } from './stored.ts';

const JUDGMENT = {
  ...({ id: 'int', study_id: 'int', assignment_id: 'uuid', revision: 'int', choice: 'text' } as const),
  ...({ strength: 'text', comment: 'text', active_ms: 'float8', submitted_at: 'timestamptz' } as const),
  idempotency_key: 'text',
} as const;
const RATING = { judgment_id: 'int', criterion: 'text', value: 'float8' } as const;
const RANKING = { judgment_id: 'int', output_id: 'int', rank: 'int' } as const;
const HIGHLIGHT = {
  ...({ judgment_id: 'int', start_offset: 'int', end_offset: 'int', severity: 'text' } as const),
  ...({ criterion: 'text', category: 'text', comment: 'text' } as const),
} as const;

/**
 * Stores every revision of what raters answered.
 *
 * @param assignmentOf the assignment of the judgment at a place
 */
export async function storeAnswers(
  { trx, studyId, given: { judgments } }: Storing,
  { outputs, assignmentOf }: { readonly outputs: Ids; readonly assignmentOf: (at: number) => string },
): Promise<void> {
  const ids = await nextIds(trx, 'judgments', judgments.length);
  const rows = judgments.map(({ answer, revision, comment, activeMs, submittedAt }, index) => ({
    ...{ id: ids[index], study_id: studyId, assignment_id: assignmentOf(index), revision, comment },
    ...{ choice: answer.choice ?? null, strength: answer.strength ?? null },
    ...{ active_ms: activeMs, submitted_at: submittedAt, idempotency_key: `import-${revision}` },
  }));
  await insertMany(trx, 'judgments', JUDGMENT, rows);
  const each = <T>(rowsOf: (judgment: GivenJudgment, id: number) => T[]) =>
    judgments.flatMap((judgment, index) => rowsOf(judgment, ids[index]!));
  const ratings = each(({ answer }, id) =>
    Object.entries(answer.ratings ?? {}).map(([criterion, value]) => ({ judgment_id: id, criterion, value })),
  );
  await insertMany(trx, 'ratings', RATING, ratings);
  const rankings = each(({ item, answer }, id) =>
    Object.entries(answer.ranks ?? {}).map(([system, rank]) => ({
      ...{ judgment_id: id, output_id: outputs.get(cellOf(item, system)), rank },
    })),
  );
  await insertMany(trx, 'rankings', RANKING, rankings);
  const highlights = each(({ answer }, id) =>
    (answer.highlights ?? []).map(({ start, end, category = null, ...rest }) => ({
      ...{ judgment_id: id, start_offset: start, end_offset: end, category, ...rest },
    })),
  );
  await insertMany(trx, 'highlights', HIGHLIGHT, highlights);
}
