import type { HowRead } from '#app/core/shared/howRead.ts';
import type { Database } from '#db/database.ts';
import { importScores, type ScoreImport } from '../analysis/importScores.ts';
import { importOutputs, type ImportResult } from '../generation/importOutputs.ts';
import { readOutputs } from '../generation/previewOutputs.ts';
import type { Doing } from '../studies/actor.ts';
import type { ControlsGiven } from '../tasks/giveControls.ts';
import { importControls } from '../tasks/importControls.ts';
import { readApart } from './apart/readApart.ts';
import type { SaidColumns } from './columnMap.ts';

/** A table for a study as it is sent: its bytes, and what is said of its columns; null = their names say it. */
export interface SentTable {
  readonly slug: string;
  readonly bytes: Uint8Array;
  readonly said: SaidColumns | null;
  /** Whether what is there gives way to what the table has. */
  readonly replace: boolean;
}

/** What came of it, and how the table was read where that isn't what everybody expects. */
type Imported<T> = T & { readonly read: HowRead | null };

/**
 * Takes a table of outputs, see `importOutputs`.
 *
 * @param given.system whose they are; undefined where the table says so itself
 * @param given.fileName what the table is called, by which a system may be known
 */
export async function importOutputsTable(
  db: Database,
  {
    slug,
    bytes,
    said,
    fileName,
    system,
    replace,
    check,
  }: SentTable & {
    readonly fileName: string;
    readonly system: string | undefined;
    readonly check?: boolean;
  },
  doing: Doing,
): Promise<Imported<ImportResult>> {
  // Whose outputs they are is said: then columns are known by their names alone.
  const { rows, result } =
    system === undefined
      ? await readOutputs(db, { slug, bytes, fileName, said })
      : await readApart('outputs', bytes, { said, guess: null });
  const { problems, fileHash, read } = result;
  const rest = { ...(system !== undefined && { system }), ...(check !== undefined && { check }) };
  const given = { outputs: rows, problems, fileHash, slug, replace, ...rest };
  return { ...(await importOutputs(db, given, doing)), read };
}

/** Takes a table of scores of a custom measure, see `importScores`. */
export async function importScoresTable(
  db: Database,
  { slug, bytes, said, measure, replace }: SentTable & { readonly measure: string },
  doing: Doing,
): Promise<Imported<ScoreImport>> {
  const { rows, result } = await readApart('scores', bytes, { said });
  const { problems, fileHash, read } = result;
  const given = { scores: rows, problems, fileHash, slug, measure, replace };
  return { ...(await importScores(db, given, doing)), read };
}

/** Takes a table of controls, see `importControls`, or only says what it has. */
export async function importControlsTable(
  db: Database,
  { slug, bytes, said, replace, check }: SentTable & { readonly check: boolean },
  doing: Doing,
): Promise<Imported<ControlsGiven>> {
  const { rows, result } = await readApart('controls', bytes, { said });
  const { problems, fileHash, read } = result;
  const given = { controls: rows, problems, fileHash, slug, replace, check };
  return { ...(await importControls(db, given, doing)), read };
}
