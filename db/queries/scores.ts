import type { Executor } from '#db/database.ts';
import type { NewRow } from '#db/schema.ts';
import { inStretches } from './rows.ts';

/** Stores scores of outputs and of corpora; one that is there is replaced. */
export async function upsertScores(db: Executor, rows: readonly NewRow<'scores'>[]): Promise<void> {
  await inStretches(rows, (stretch) =>
    db
      .insertInto('scores')
      .values(stretch)
      .onConflict((conflict) =>
        conflict.columns(['study_id', 'item_id', 'system_id', 'measure']).doUpdateSet((set) => ({
          value: set.ref('excluded.value'),
          lower: set.ref('excluded.lower'),
          upper: set.ref('excluded.upper'),
          signature: set.ref('excluded.signature'),
          detail: set.ref('excluded.detail'),
        })),
      )
      .execute(),
  );
}
