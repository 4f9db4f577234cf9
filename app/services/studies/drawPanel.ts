import { randomBytes } from 'node:crypto';
import { AppError, problem, problemAt } from '#app/core/shared/errors.ts';
import { createRandom } from '#app/core/shared/random.ts';
import { panelBalance, type PanelBalance } from '#app/core/tasks/panelBalance.ts';
import { planPanel, type PanelItem } from '#app/core/tasks/planPanel.ts';
import type { Database, Executor } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { insertInvitation } from '#db/queries/invitations.ts';
import { askedOfItems } from '#db/queries/rooms.ts';
import { deleteSeats, insertSeat, insertSeatTasks } from '#db/queries/seats.ts';
import { listSystems } from '#db/queries/systems.ts';
import { tasksOfItems, type TaskSystems } from '#db/queries/tasks.ts';
import type { Row } from '#db/schema.ts';
import { askedLater } from './studyExtent.ts';
import { studyStreams } from '../tasks/studyStreams.ts';
import { SYSTEM, type Doing } from './actor.ts';
import { requireLocked } from './requireStudy.ts';
import { seatNameFault } from './seatName.ts';

/** A panel as it was drawn. */
export interface DrawnPanel {
  /** By number, with the secret part of each rater's own link. */
  readonly seats: readonly { readonly number: number; readonly name: string; readonly token: string }[];
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

/** Most raters of a panel. */
const MOST_SEATS = 200;
/** Items whose tasks are read at once. */
const PAGE = 5000;
/** Random bytes of a link's secret part. */
const TOKEN_BYTES = 24;

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
    const seats = cleanNames(names, protocol.ratersPerItem);
    const all = await listSystems(trx, study.id);
    const gross = new Set(all.flatMap(({ id, dose }) => (dose === 'gross' ? [id] : [])));
    const items = await panelItems(trx, study, gross);
    const systems = all.filter(({ role }) => role !== 'control');
    const ids = systems.map(({ id }) => id);
    const plan = planPanel(
      items,
      seats.length,
      protocol.blocksPerSitting,
      studyStreams(study.blinding_key),
      createRandom(`${seed}/panel`),
    );
    await deleteSeats(trx, study.id);
    const drawn = [];
    for (const [index, name] of seats.entries()) {
      const number = index + 1;
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const { id: invitation } = await insertInvitation(trx, {
        study_id: study.id,
        token,
        group_id: null,
        label: name,
        simulated: false,
        personal: true,
        expires_at: null,
        revoked_at: null,
      });
      const seat = await insertSeat(trx, { study_id: study.id, number, name, invitation_id: invitation });
      const rows = plan[index]!.map(({ task, swapped, arrangement = null }, position) => ({
        seat_id: seat,
        position,
        task_id: task,
        swapped,
        arrangement,
      }));
      await insertSeatTasks(trx, rows);
      drawn.push({ number, name, token });
    }
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

function cleanNames(names: readonly string[], ratersPerItem: number): string[] {
  const clean = names.map((name) => name.trim());
  const problems = clean.flatMap((name, i) => {
    const path = `names[${i}]`;
    const wrong = seatNameFault(name);
    if (wrong !== null) return [problemAt(path, wrong)];
    return clean.indexOf(name) === i ? [] : [problem(path, 'name-twice', { name })];
  });
  if (clean.length < ratersPerItem) {
    problems.push(problem('names', 'too-few-seats', { needed: ratersPerItem }));
  }
  if (clean.length > MOST_SEATS) problems.push(problem('names', 'too-many-seats', { most: MOST_SEATS }));
  if (problems.length > 0) {
    throw new AppError('panel-refused', { first: problems[0]! }, { problems });
  }
  return clean;
}

/**
 * The items that seats are to judge, those of an extension among them.
 *
 * @param gross the systems that are gross controls
 */
async function panelItems(
  trx: Executor,
  study: Row<'studies'>,
  gross: ReadonlySet<number>,
): Promise<PanelItem<TaskSystems>[]> {
  const asked = [
    ...(await askedOfItems(trx, study.id)).map((one) => ({ ...one, later: false })),
    ...(await askedLater(trx, study)).map((one) => ({ ...one, later: true })),
  ];
  asked.sort((a, b) => a.item - b.item);
  const tasks = new Map<number, TaskSystems[]>();
  for (let from = 0; from < asked.length; from += PAGE) {
    const page = asked.slice(from, from + PAGE).map(({ item }) => item);
    for (const task of await tasksOfItems(trx, page)) {
      tasks.set(task.item_id, [...(tasks.get(task.item_id) ?? []), task]);
    }
  }
  return asked.map(({ item, ...one }) => {
    const own = tasks.get(item) ?? [];
    const isGross = own.some(({ systems }) => systems.some((system) => gross.has(system)));
    return { id: item, ...one, tasks: own, gross: isGross };
  });
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
