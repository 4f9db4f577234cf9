import type { Executor } from '#db/database.ts';
import { countControls } from '#db/queries/quality.ts';

/** Whether a study has texts that were spoiled on purpose, for telling its raters when they are done. */
export async function hasControls(db: Executor, studyId: number): Promise<boolean> {
  return (await countControls(db, studyId)) > 0;
}
