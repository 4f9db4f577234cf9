import { randomUUID } from 'node:crypto';
import { AppError } from '#app/core/shared/errors.ts';
import { inWords } from '#app/core/shared/problem.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';
import type { Database, OpenTransaction } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { lockStudy, shareStudy } from '#db/queries/studies.ts';
import { writeGenerationRun } from '#db/queries/studyState.ts';
import type { Row } from '#db/schema.ts';
import { SYSTEM, type Doing } from '../studies/actor.ts';
import { changeState } from '../studies/changeState.ts';
import { requireLocked } from '../studies/requireStudy.ts';

/** A run's turn to generate a study's outputs. It ends when another run takes over or the study goes elsewhere. */
export interface GenerationTurn {
  readonly study: Row<'studies'>;
  readonly run: string;
  /**
   * Writes in one transaction, if it is still the run's turn; the study's state stays until that is done.
   * @throws AppError `conflict` where it is not; nothing is written then
   */
  readonly store: Store;
}

export type Store = <T>(write: (trx: OpenTransaction) => Promise<T>) => Promise<T>;

/** How a run ended, for the record. */
export type GenerationOutcome = 'ready' | 'failed' | 'stopped' | 'interrupted';

/**
 * Takes the turn: a draft is `generating` from now on; where an earlier run was generating, it goes on in its place
 * and the earlier one, should it still live, writes nothing more.
 *
 * @returns null where the study is ready already
 * @throws AppError `not_found`; `conflict` where the study is further, before anything is changed
 */
export async function takeTurn(
  db: Database,
  slug: string,
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<GenerationTurn | null> {
  const run = randomUUID();
  const study = await db.transaction().execute(async (trx) => {
    const before = await requireLocked(trx, slug);
    if (before.state === 'ready') return null;
    assertGenerable(before);
    if (before.state === 'draft') await changeState(trx, before.id, 'generating', { now, actor });
    await writeGenerationRun(trx, before.id, run);
    const kind = before.state === 'draft' ? 'generation-started' : 'generation-resumed';
    await insertEvent(trx, { studyId: before.id, at: now, actor, kind, detail: {} });
    return before;
  });
  return study && { study, run, store: (write) => whileOurs(db, { study, run }, write) };
}

/**
 * Throws `conflict` unless outputs of a study may be generated: while it is a draft, or goes on with being generated.
 * One that is ready has nothing left to generate.
 */
export function assertGenerable({ slug, state }: Pick<Row<'studies'>, 'slug' | 'state'>): void {
  if (state === 'draft' || state === 'generating' || state === 'ready') return;
  throw new AppError('generation-too-late', { slug, state });
}

/**
 * Notes how a run ended. A run that failed or was stopped gives the study back as a draft, if the turn is still its
 * own; one whose process ends leaves it for the next process to go on with.
 */
export async function endTurn(
  db: Database,
  { study: { id }, run }: Pick<GenerationTurn, 'study' | 'run'>,
  outcome: GenerationOutcome,
  { why, now = new Date(), actor = SYSTEM }: Doing & { why?: Said } = {},
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const study = await lockStudy(trx, id);
    if (study === undefined) return;
    const detail = { outcome, ...(why === undefined ? {} : { reason: inWords(why), why }) };
    await insertEvent(trx, { studyId: id, at: now, actor, kind: 'generation-ended', detail });
    const back = outcome === 'failed' || outcome === 'stopped';
    if (back && isOurs(study, run)) await changeState(trx, id, 'draft', { now, actor });
  });
}

async function whileOurs<T>(
  db: Database,
  { study: { id, slug }, run }: Pick<GenerationTurn, 'study' | 'run'>,
  write: (trx: OpenTransaction) => Promise<T>,
): Promise<T> {
  return await db.transaction().execute(async (trx) => {
    const study = await shareStudy(trx, id);
    if (study !== undefined && isOurs(study, run)) return await write(trx);
    if (study === undefined) throw new AppError('generation-of-deleted', { slug });
    throw study.state === 'generating'
      ? new AppError('generation-taken-over', { slug })
      : new AppError('generation-overtaken', { slug, state: study.state });
  });
}

function isOurs({ state, generation_run }: Row<'studies'>, run: string): boolean {
  return state === 'generating' && generation_run === run;
}
