import type { Database } from '#db/database.ts';
import { insertEventOnce } from '#db/queries/events.ts';
import { SYSTEM, type Doing } from './actor.ts';

/** Several clicks on the same file are one event. */
const ONE_EVENT_MS = 60_000;

/** Notes who took what away of a study: a file's name, or the folder's files together. Once in a minute is enough. */
export async function noteDownload(
  db: Database,
  studyId: number,
  files: readonly string[],
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<void> {
  const detail = { files: files.join(', ') };
  const since = new Date(now.getTime() - ONE_EVENT_MS);
  await insertEventOnce(db, { studyId, at: now, actor, kind: 'downloaded', detail }, since);
}
