import { sql } from 'kysely';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import type { Stakes } from '#app/core/studies/stakes.ts';
import type { OpenTransaction } from '#db/database.ts';
import { FIRST_BATCH } from '#app/core/studies/batches.ts';
import { openBatch } from './batches.ts';

/** What is frozen when a study opens for the first time. */
export interface Frozen {
  readonly configuration: StudyConfiguration;
  readonly version: number;
  readonly text: string;
  readonly ruleVersion: number;
}

/**
 * Writes a study's state, and when it opened (the first time, with its first batch) or closed. Only
 * `services/studies/changeState.ts` may call it, which the linter keeps: that is where the study is locked, the
 * way is checked and the event is written.
 */
export async function writeState(
  trx: OpenTransaction,
  studyId: number,
  state: StudyState,
  at: Date,
  frozen: Frozen | null,
): Promise<void> {
  if (frozen !== null) {
    await sql`
      update studies set configuration = ${JSON.stringify(frozen.configuration)}::jsonb,
        configuration_version = ${frozen.version}, frozen_configuration = ${frozen.text},
        rule_version = ${frozen.ruleVersion}
      where id = ${studyId}`.execute(trx);
  }
  await sql`
    update studies set state = ${state}::text, generation_run = null,
      opened_at = case when ${state}::text = 'open' then coalesce(opened_at, ${at}::timestamptz) else opened_at end,
      closed_at = case when ${state}::text = 'closed' then ${at}::timestamptz else closed_at end
    where id = ${studyId}`.execute(trx);
  if (state !== 'open') return;
  await openBatch(trx, studyId, FIRST_BATCH, at);
}

/** Writes what is at stake in a study, whatever release stored its configuration; null takes it away. */
export async function writeStakes(
  trx: OpenTransaction,
  studyId: number,
  stakes: Stakes | null,
): Promise<void> {
  const said = stakes === null ? '{}' : JSON.stringify({ stakes });
  await sql`
    update studies set configuration = (configuration - 'stakes') || ${said}::jsonb where id = ${studyId}`.execute(
    trx,
  );
}

/** Notes which run has the turn to generate a study's outputs; the study is locked and `generating`. */
export async function writeGenerationRun(trx: OpenTransaction, studyId: number, run: string): Promise<void> {
  await sql`update studies set generation_run = ${run}::uuid where id = ${studyId}`.execute(trx);
}
