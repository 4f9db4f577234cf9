import type { Database } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { SYSTEM, type Doing } from './actor.ts';

/** Notes who took what away of a study: a file's name, or the folder's files together. */
export async function noteDownload(
  db: Database,
  studyId: number,
  files: readonly string[],
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<void> {
  const detail = { files: files.join(', ') };
  await insertEvent(db, { studyId, at: now, actor, kind: 'downloaded', detail });
}
