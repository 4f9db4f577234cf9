import { AppError, problem } from '#app/core/shared/errors.ts';
import { createRandom } from '#app/core/shared/random.ts';
import { FIRST_BATCH } from '#app/core/studies/batches.ts';
import { spreadOverSegments } from '#app/core/tasks/spreadOverSegments.ts';
import type { Database, OpenTransaction } from '#db/database.ts';
import { copyOutputs } from '#db/queries/copyOutputs.ts';
import { insertEvent } from '#db/queries/events.ts';
import { itemOutlines, itemsById } from '#db/queries/items.ts';
import { countOutputs } from '#db/queries/overview.ts';
import { copyControlTexts, leaveToPilot, pilotsOf } from '#db/queries/pilots.ts';
import { findStudyById } from '#db/queries/studies.ts';
import { listSystems } from '#db/queries/systems.ts';
import type { Row } from '#db/schema.ts';
import { SYSTEM, type Doing } from '../studies/actor.ts';
import { insertValidated } from '../studies/createStudy.ts';
import { itemOf } from '../studies/itemOf.ts';
import { requireLocked } from '../studies/requireStudy.ts';
import { prepareLocked, rebuildTasks } from '../tasks/prepareTasks.ts';
import { pilotConfiguration } from './pilotConfiguration.ts';
import { controlCounts, type LineControls } from './controlCounts.ts';

/** How large a pilot is where nobody says otherwise. */
export const PILOT_SIZE = { items: 20, raters: 3 } as const;
/** Between what the sizes of a pilot lie. */
const LIMITS = { items: { least: 2, most: 500 }, raters: { least: 1, most: 50 } } as const;

export interface PilotToMake {
  /** How many of the study's items, all where it has fewer. */
  readonly items?: number;
  /** How many people judge each of them. */
  readonly raters?: number;
  /** Whether the study itself asks nobody about these items later. */
  readonly withoutItems?: boolean;
  readonly createdBy?: number;
}

/** A pilot that was made, ready to be opened. */
export interface MadePilot {
  readonly slug: string;
  readonly items: number;
  readonly raters: number;
  /** How many slight controls each line got, of how many that were aimed at. */
  readonly controls: readonly LineControls[];
  /** Whether the study's tasks were made anew, and with them a panel's plan taken away. */
  readonly rebuilt: boolean;
}

/**
 * Makes a pilot of a study that has all its outputs and has not opened: a study of its own with a random sample of the
 * items, spread over segments, the same protocol, and every system's outputs taken along. Its controls and tasks are
 * made at once.
 *
 * @throws AppError `not_found`; `invalid_input` for sizes that are none; `conflict` where the study has been opened,
 *   lacks outputs, is a pilot itself, or would have no items left
 */
export async function createPilot(
  db: Database,
  slug: string,
  {
    items: asked = PILOT_SIZE.items,
    raters = PILOT_SIZE.raters,
    withoutItems = false,
    createdBy,
  }: PilotToMake = {},
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<MadePilot> {
  requireSizes({ items: asked, raters });
  return await db.transaction().execute(async (trx) => {
    const study = await requireLocked(trx, slug);
    assertPilotable(study);
    const outlines = await itemOutlines(trx, study.id);
    await requireOutputs(trx, study, outlines.length);
    const number = (await pilotsOf(trx, study.id)).length + 1;
    const free = outlines.filter(({ batch }) => batch === FIRST_BATCH);
    const random = createRandom(`${study.configuration.seed}/pilot/${number}`);
    const ids = spreadOverSegments(free, random)
      .slice(0, asked)
      .map(({ id }) => id);
    if (withoutItems && ids.length === free.length) {
      throw new AppError('pilot-takes-all', { slug, items: free.length });
    }
    const pilot = await insertValidated(
      trx,
      {
        configuration: pilotConfiguration(study.configuration, { raters, number }),
        items: (await itemsById(trx, ids)).map(itemOf),
      },
      createdBy === undefined ? {} : { createdBy },
      { now, actor },
      { pilotOf: study },
    );
    await copySystems(trx, study.id, pilot.id);
    await copyControlTexts(trx, study.id, pilot.id);
    await prepareLocked(trx, pilot, { now, actor });
    const rebuilt = withoutItems && study.state === 'ready';
    if (withoutItems) {
      await leaveToPilot(trx, study.id, ids);
      if (rebuilt) await rebuildTasks(trx, study);
    }
    const detail = { pilot: pilot.slug, items: ids.length, raters, withoutItems };
    await insertEvent(trx, { studyId: study.id, at: now, actor, kind: 'pilot-made', detail });
    const made = (await findStudyById(trx, pilot.id))!;
    return { slug: made.slug, items: ids.length, raters, controls: await controlCounts(trx, made), rebuilt };
  });
}

function requireSizes(sizes: { readonly items: number; readonly raters: number }): void {
  const problems = (['items', 'raters'] as const).flatMap((name) => {
    const { least, most } = LIMITS[name];
    const size = sizes[name];
    return Number.isInteger(size) && size >= least && size <= most
      ? []
      : [problem(name, 'whole-between', { least, most })];
  });
  if (problems.length > 0) throw new AppError('pilot-refused', { first: problems[0]! }, { problems });
}

/** @throws AppError `conflict` unless a study may have a pilot */
function assertPilotable({ slug, state, pilot_of }: Row<'studies'>): void {
  if (pilot_of !== null) throw new AppError('pilot-of-pilot', { slug });
  if (state === 'draft' || state === 'ready') return;
  throw state === 'generating'
    ? new AppError('tasks-while-generating', { slug })
    : new AppError('pilot-too-late', { slug, state });
}

async function requireOutputs(
  trx: OpenTransaction,
  { id, slug }: Row<'studies'>,
  items: number,
): Promise<void> {
  const systems = (await listSystems(trx, id)).filter(({ role }) => role !== 'control');
  const outputs = await countOutputs(trx, id);
  const missing = systems.reduce((sum, system) => sum + items - (outputs.get(system.id) ?? 0), 0);
  if (missing > 0) throw new AppError('outputs-missing', { missing, of: items * systems.length, slug });
}

/** Takes the outputs of every system under test along, which the pilot has by the same names. */
async function copySystems(trx: OpenTransaction, from: number, to: number): Promise<void> {
  const own = await listSystems(trx, to);
  for (const system of await listSystems(trx, from)) {
    const copy = own.find(({ name }) => name === system.name);
    if (copy !== undefined) await copyOutputs(trx, system, copy);
  }
}
