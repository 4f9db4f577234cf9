import type { Executor } from '#db/database.ts';
import { countAsked, countAskedJudgments } from '#db/queries/rooms.ts';
import type { Row } from '#db/schema.ts';
import { onceSettled } from './onceSettled.ts';

/** What a study asks of its raters, all together. */
export interface Asked {
  /** Items that have tasks. */
  readonly items: number;
  readonly blocks: number;
  /** Tasks of all the blocks that are asked for. */
  readonly judgments: number;
}

export async function askedOfStudy(
  db: Executor,
  study: Pick<Row<'studies'>, 'id' | 'created_at' | 'state'>,
): Promise<Asked> {
  const { items, blocks } = await countAsked(db, study.id);
  // Once a study is open only its extension changes what is asked, and that asks for more blocks.
  const judgments = await onceSettled(db, study, `asked ${items} ${blocks}`, () =>
    countAskedJudgments(db, study.id),
  );
  return { items, blocks, judgments };
}
