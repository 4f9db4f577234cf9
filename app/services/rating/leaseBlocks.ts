import type { Protocol } from '#app/core/studies/protocol.ts';
import type { Executor } from '#db/database.ts';
import { insertBlocks } from '#db/queries/blocks.ts';
import { leaseEnd } from './lease.ts';
import type { Rater } from './raterIdentity.ts';

/** Reserves items for a rater, whose rooms are locked; gives the block of each. */
export async function leaseBlocks(
  trx: Executor,
  rater: Rater,
  items: readonly number[],
  protocol: Protocol,
  now: Date,
): Promise<Map<number, number>> {
  const rows = await insertBlocks(
    trx,
    items.map((item) => ({
      study_id: rater.studyId,
      item_id: item,
      rater_id: rater.id,
      state: 'leased' as const,
      leased_until: leaseEnd(protocol, now),
      created_at: now,
      submitted_at: null,
    })),
  );
  return new Map(rows.map((row) => [row.item_id, row.id]));
}
