import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { STUDY_STATES, type StudyState } from '#app/core/studies/lifecycle.ts';
import { takeTurn } from '#app/services/generation/turn.ts';
import type { Rater } from '#app/services/rating/raterIdentity.ts';
import { hashPassword } from '#app/auth/password.server.ts';
import { decideStudy, type Signer } from '#app/services/records/decideStudy.ts';
import { studyRecords } from '#app/services/records/studyRecords.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { drawPanel } from '#app/services/studies/drawPanel.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { pauseStudy } from '#app/services/studies/pauseStudy.ts';
import { withdrawStudy } from '#app/services/studies/withdrawStudy.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import type { Database } from '#db/database.ts';
import { answerTo, join, T0 } from '../rating/ratingAs.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { submitJudgment } from '#app/services/rating/submitJudgment.ts';
import { configurationOf, itemsOf, writeOutputs } from '../studies/sampleStudy.ts';

/** The states that a study can be brought into. */
export const STATES = STUDY_STATES;
/** Those in which what raters see, and what the verdict tests, is frozen. */
export const FROZEN: readonly StudyState[] = ['open', 'paused', 'closed', 'decided', 'withdrawn'];

export interface StudyIn {
  readonly id: number;
  readonly slug: string;
  /** The link by which the study's rater came; undefined before it opens. */
  readonly token: string | undefined;
  /** Who has judged some of it, comments included; undefined before it opens. */
  readonly rater: Rater | undefined;
}

/** A study brought into a state by the ways that lead there, with judgments where there can be some. */
export async function studyIn(
  db: Database,
  state: (typeof STATES)[number],
  { panel = false }: { panel?: boolean } = {},
): Promise<StudyIn> {
  const strategy = panel ? ('panel' as const) : ('open' as const);
  const { id, slug } = await createStudy(db, {
    configuration: configurationOf({ strategy, comments: true } as never, {
      resamples: 100,
      looks: { at: [0.5], extension: { items: 1 } },
      customMeasures: [{ name: 'fidelity', direction: 'higher', margin: { accept: 0.1, limit: 0.2 } }],
      voters: ['bleu', 'fidelity'],
    }),
    items: itemsOf(4),
  });
  await writeOutputs(db, id);
  const before = { id, slug, token: undefined, rater: undefined };
  if (state === 'draft') return before;
  if (state === 'generating') {
    await takeTurn(db, slug);
    return before;
  }
  await prepareTasks(db, id);
  const drawn = panel ? await drawPanel(db, slug, ['Ann', 'Bob']) : undefined;
  if (state === 'ready') return before;
  await openStudy(db, slug, { now: T0 });
  const token = drawn?.seats[0]!.token ?? (await createInvitation(db, { slug, label: 'all' })).token;
  const rater = await join(db, token);
  for (let judged = 0; judged < 3; judged++) {
    const { task } = await raterState(db, rater, { now: T0 });
    await submitJudgment(db, rater, { ...answerTo(task!), comment: `Comment ${judged}.` }, { now: T0 });
  }
  if (state === 'paused' || state === 'withdrawn') await pauseStudy(db, slug);
  if (state === 'withdrawn') await withdrawStudy(db, slug);
  if (state === 'closed' || state === 'decided') await closeStudy(db, slug);
  if (state === 'decided') await decide(db, slug);
  return { id, slug, token, rater };
}

export const PASSWORD = 'correct horse battery';
let hashed: Promise<string> | undefined;

/** An owner with a password. */
export async function ownerOf(db: Database): Promise<Signer> {
  hashed ??= hashPassword(PASSWORD);
  await sql`
    insert into accounts (email, name, password_hash, role)
    values ('lead@example.org', 'Lead', ${await hashed}, 'owner') on conflict do nothing`.execute(db);
  return await db.selectFrom('accounts').select(['id', 'name', 'email']).executeTakeFirstOrThrow();
}

/** Signs a decision as the verdict says. */
export async function decide(db: Database, slug: string): Promise<void> {
  const by = await ownerOf(db);
  const [first] = (await studyRecords(db, slug, by.id)).candidates;
  const { system: candidate, decision: outcome } = first ?? { system: 'tiny', decision: 'hold' };
  const given = { candidate, outcome, comment: 'So be it.', because: '' };
  await decideStudy(db, slug, given, { by, review: false });
}

const SAID = {
  judgments: sql`judgments`,
  ratings: sql`ratings`,
  rankings: sql`rankings`,
  highlights: sql`highlights`,
};

/** Everything that people said, row by row; comments apart, since these may be erased. */
export async function said(db: Database): Promise<string[]> {
  const rows: string[] = [];
  for (const [table, from] of Object.entries(SAID)) {
    const found = await sql<{ row: string }>`
      select (to_jsonb(t) - 'comment')::text as row from ${from} as t`.execute(db);
    rows.push(...found.rows.map(({ row }) => `${table} ${row}`));
  }
  return rows.sort();
}

/** A digest of everything that is frozen when a study opens. */
export async function frozen(db: Database, studyId: number): Promise<string> {
  const hash = createHash('sha256');
  for (const query of [
    sql`select configuration - 'stakes' as configuration, name from studies where id = ${studyId}`,
    sql`select * from items where study_id = ${studyId} order by id`,
    sql`select * from systems where study_id = ${studyId} order by id`,
    sql`select * from outputs where study_id = ${studyId} order by id`,
    sql`select * from output_failures where study_id = ${studyId} order by item_id, system_id`,
    sql`select * from scores where study_id = ${studyId} order by id`,
    sql`select * from tasks where study_id = ${studyId} order by id`,
    sql`select task_outputs.* from task_outputs join tasks on tasks.id = task_id where study_id = ${studyId}
      order by task_id, output_id`,
    // What an extension asks for is frozen in the configuration; that it is asked is no change of anything else.
    sql`select item_id, place, case batches.number when 1 then asked end as asked
      from item_rooms join items on items.id = item_id join batches on batches.id = batch_id
      where item_rooms.study_id = ${studyId} order by item_id`,
    sql`select seat_tasks.* from seat_tasks join seats on seats.id = seat_id where study_id = ${studyId}
      order by seat_id, position`,
  ]) {
    hash.update(JSON.stringify((await query.execute(db)).rows));
  }
  return hash.digest('hex');
}
