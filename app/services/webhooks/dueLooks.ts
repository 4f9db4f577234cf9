import type { Database } from '#db/database.ts';
import { studiesWithLooks } from '#db/queries/webhooks.ts';
import { studyLooks } from '../studies/studyLooks.ts';
import { announce } from './announce.ts';

/**
 * Tells webhooks of looks that have become due: each once, whichever process sees it first. Judgments come one by one, so
 * nothing happens by which it would be noticed at once.
 */
export async function announceDueLooks(db: Database, now = new Date()): Promise<void> {
  for (const study of await studiesWithLooks(db)) {
    const due = (await studyLooks(db, study))?.looks.find(({ state }) => state === 'due');
    if (due === undefined) continue;
    const { number, at: share } = due;
    await db.transaction().execute((trx) =>
      announce(trx, {
        studyId: study.id,
        event: 'study.look_due',
        at: now,
        detail: { look: number, share },
        occurrence: `look-${number}`,
      }),
    );
  }
}
