import { insertMany } from '#db/queries/givenRows.ts';
import { insertLook, listLooks, stopByLook } from '#db/queries/looks.ts';
import type { Ids, Storing } from './stored.ts';

const SKIP = {
  ...({ study_id: 'int', item_id: 'int', rater_id: 'int', kind: 'text', seen: 'jsonb' } as const),
  ...({ last_seen: 'text', reason: 'text', submitted_at: 'timestamptz' } as const),
} as const;

/** Stores which blocks were not finished. */
export async function storeSkips({ trx, studyId, given }: Storing, items: Ids, raters: Ids): Promise<void> {
  const rows = given.skips.map(({ item, rater, kind, seen, lastSeen, reason, at }) => ({
    study_id: studyId,
    item_id: items.get(item),
    rater_id: raters.get(rater),
    ...{ kind, seen, last_seen: lastSeen, reason, submitted_at: at },
  }));
  await insertMany(trx, 'given_skips', SKIP, rows);
}

/** Stores the looks that were taken, and which of them stopped the study. */
export async function storeLooks({ trx, studyId, given }: Storing): Promise<void> {
  for (const { number, takenAt, share, information, decisions } of given.looks) {
    await insertLook(trx, { study_id: studyId, number, taken_at: takenAt, share, information, decisions });
  }
  for (const { id, number } of await listLooks(trx, studyId)) {
    const stopped = given.looks.find((look) => look.number === number)?.stoppedAt ?? null;
    if (stopped !== null) await stopByLook(trx, id, stopped);
  }
}

const EVENT = { study_id: 'int', at: 'timestamptz', actor: 'text', kind: 'text', detail: 'jsonb' } as const;

/** Stores what had happened to the study. */
export async function storeEvents({ trx, studyId, given }: Storing): Promise<void> {
  await insertMany(
    trx,
    'events',
    EVENT,
    given.events.map((event) => ({ ...event, study_id: studyId })),
  );
}
