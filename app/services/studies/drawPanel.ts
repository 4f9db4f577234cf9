import { AppError } from '#app/core/shared/errors.ts';
import { createRandom } from '#app/core/shared/random.ts';
import { panelBalance, type PanelBalance } from '#app/core/tasks/panelBalance.ts';
import { planPanel } from '#app/core/tasks/planPanel.ts';
import type { Database } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { deleteSeats } from '#db/queries/seats.ts';
import { listSystems } from '#db/queries/systems.ts';
import type { Row } from '#db/schema.ts';
import { studyStreams } from '../tasks/studyStreams.ts';
import { SYSTEM, type Doing } from './actor.ts';
import { addSeats, type DrawnSeat } from './addSeats.ts';
import { panelItems } from './panelItems.ts';
import { panelNames } from './panelNames.ts';
import { requireLocked } from './requireStudy.ts';

/** A panel as it was drawn. */
export interface DrawnPanel {
  /** By number, with the secret part of each rater's own link. */
  readonly seats: readonly DrawnSeat[];
  /** With systems by name. */
  readonly balance: NamedBalance;
}

/** A `PanelBalance` that names systems instead of numbering them. */
export interface NamedBalance extends Omit<PanelBalance, 'pairs' | 'turns' | 'places'> {
  readonly pairs: readonly {
    readonly systems: readonly [string, string];
    readonly shown: number;
    readonly left: number;
  }[];
  readonly turns: readonly { readonly system: string; readonly counts: readonly number[] }[];
  readonly places: readonly { readonly system: string; readonly counts: readonly number[] }[];
}

/**
 * Draws the plan of a panel of known raters and makes a link for each, before the study opens. Drawn again, it
 * begins anew, and the old links lead nowhere.
 *
 * @param names the raters, by names that leads see
 * @throws AppError `not_found`; `invalid_input` for names that are empty, long or twice, or fewer than an item asks
 *   for; `conflict` where the study is not ready or its protocol asks for no panel
 */
export async function drawPanel(
  db: Database,
  slug: string,
  names: readonly string[],
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<DrawnPanel> {
  return await db.transaction().execute(async (trx) => {
    const study = await requireLocked(trx, slug);
    const { protocol, seed } = study.configuration;
    assertDrawable(study);
    const seats = panelNames(names, protocol.ratersPerItem);
    const items = await panelItems(trx, study);
    const systems = (await listSystems(trx, study.id)).filter(({ role }) => role !== 'control');
    const ids = systems.map(({ id }) => id);
    const plan = planPanel(
      items,
      seats.length,
      protocol.blocksPerSitting,
      studyStreams(study.blinding_key),
      createRandom(`${seed}/panel`),
    );
    await deleteSeats(trx, study.id);
    const drawn = await addSeats(trx, study.id, seats, plan);
    const balance = named(panelBalance(items, ids, plan), systems);
    const detail = { seats: seats.length, balance };
    await insertEvent(trx, { studyId: study.id, at: now, actor, kind: 'panel-drawn', detail });
    return { seats: drawn, balance };
  });
}

function assertDrawable({ slug, state, configuration }: Row<'studies'>): void {
  if (configuration.protocol.strategy !== 'panel') {
    throw new AppError('no-panel-strategy', { slug });
  }
  if (state !== 'ready') {
    throw new AppError('panel-too-late', { slug, state });
  }
}

function named(balance: PanelBalance, systems: readonly Row<'systems'>[]): NamedBalance {
  const nameOf = (id: number) => systems.find((system) => system.id === id)!.name;
  return {
    ...balance,
    pairs: balance.pairs.map(({ systems: [a, b], ...counts }) => ({
      systems: [nameOf(a), nameOf(b)] as const,
      ...counts,
    })),
    turns: balance.turns.map(({ system, counts }) => ({ system: nameOf(system), counts })),
    places: balance.places.map(({ system, counts }) => ({ system: nameOf(system), counts })),
  };
}
