import { AppError } from '#app/core/shared/errors.ts';
import { isFrozen } from '#app/core/studies/lifecycle.ts';
import { NO_FAULT } from '#app/core/studies/noFault.ts';
import { faultKinds } from '#app/core/tasks/faultKinds.ts';
import type { Database } from '#db/database.ts';
import { findItem } from '#db/queries/items.ts';
import { deletePairFaults, insertPairFault } from '#db/queries/pairFaults.ts';
import { listSystems } from '#db/queries/systems.ts';
import { outputTexts } from '#db/queries/tasks.ts';
import { requireLocked } from '../studies/requireStudy.ts';

export interface FaultTick {
  /** The item's key. */
  readonly item: string;
  /** The candidate. */
  readonly system: string;
  /** The key of a kind, or `none`. */
  readonly fault: string;
  readonly ticked: boolean;
}

/**
 * Notes that a lead sees a kind of fault in a candidate's text, or no longer does; or that there is none in it, which
 * takes the place of all kinds, as any kind takes its place.
 *
 * @throws AppError `not_found` for the study or the pair; `invalid_input` for a kind that is none; `conflict` where the
 *   study has opened
 */
export async function tickFault(
  db: Database,
  slug: string,
  { item: key, system: name, fault, ticked }: FaultTick,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const study = await requireLocked(trx, slug);
    if (isFrozen(study.state)) throw new AppError('pairs-fixed', { slug, state: study.state });
    const kinds = faultKinds(study.configuration.protocol).map((kind) => kind.key);
    if (fault !== NO_FAULT && !kinds.includes(fault)) throw new AppError('no-such-fault', { fault });
    const item = await findItem(trx, study.id, key);
    const system = (await listSystems(trx, study.id)).find(
      (one) => one.role === 'candidate' && one.name === name,
    );
    const outputs = item === undefined ? [] : await outputTexts(trx, [item.id]);
    if (
      item === undefined ||
      system === undefined ||
      !outputs.some(({ system_id }) => system_id === system.id)
    ) {
      throw new AppError('no-such-pair', { slug, item: key, system: name });
    }
    const pair = { itemId: item.id, systemId: system.id };
    if (!ticked) return await deletePairFaults(trx, pair, { fault });
    const excluded = fault === NO_FAULT ? { except: NO_FAULT } : { fault: NO_FAULT };
    await deletePairFaults(trx, pair, excluded);
    await insertPairFault(trx, { study_id: study.id, item_id: item.id, system_id: system.id, fault });
  });
}
