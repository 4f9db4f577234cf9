import { AppError, isAppError } from '#app/core/shared/errors.ts';
import { askProcess } from '#app/processes/askProcess.ts';
import type { Database, OpenTransaction } from '#db/database.ts';
import { relay, type RelayedQuery } from '#db/relay.ts';
import type { BesideFile, ChosenFile } from '../files/givenFiles.ts';
import type { ImportDoing, ImportedStudy } from '../given/storeImported.ts';

/** How far an import is: `reading` files, or `storing` so many of its steps. */
export interface ImportProgress {
  readonly stage: 'reading' | 'storing';
  readonly done: number;
  readonly total: number;
}

/** What the process is sent. */
export interface ImportingMessage {
  readonly bytes: Uint8Array;
  readonly beside: BesideFile;
  readonly slug: string | null;
  readonly doing: Pick<ImportDoing, 'actor' | 'createdBy' | 'now'>;
}

export interface ImportApart {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
  /** What belongs to it, in the transaction in which the study comes to be. */
  readonly finish: (trx: OpenTransaction, study: ImportedStudy) => Promise<void>;
}

/**
 * Makes a study of files in a process of its own, which reads them and makes the rows; here only its statements pass, in
 * one transaction, which begins with the first of them. Where the process ends before all is there, nothing is.
 *
 * @param slug the address of an export's study; null = as where it was exported
 * @throws AppError as `importFiles`; `internal` where the process fails
 */
export async function importApart(
  db: Database,
  { file, ...beside }: Omit<BesideFile, 'name'> & { readonly file: ChosenFile },
  { slug, ...doing }: ImportingMessage['doing'] & { readonly slug: string | null },
  { signal, onProgress, finish }: ImportApart,
): Promise<ImportedStudy> {
  const transaction = openedLater(db);
  const message: ImportingMessage = {
    bytes: file.bytes,
    beside: { ...beside, name: file.name },
    slug,
    doing,
  };
  try {
    const { result } = await askProcess('importing', message, {
      signal,
      onProgress,
      reply: async (query: RelayedQuery) => await relay(await transaction.opened(), query),
    });
    const study = result as ImportedStudy;
    await finish(await transaction.opened(), study);
    await transaction.commit();
    return study;
  } catch (cause) {
    await transaction.rollBack();
    signal.throwIfAborted();
    if (isAppError(cause)) throw cause;
    throw new AppError('import-failed', {}, { cause });
  }
}

/** A transaction that begins when it is needed, so that nobody waits for it while files are read. */
function openedLater(db: Database) {
  let opened: Promise<OpenTransaction> | undefined;
  let ended: Promise<void> = Promise.resolve();
  let end: (error?: Error) => void = () => {};
  return {
    opened(): Promise<OpenTransaction> {
      opened ??= new Promise((resolve, reject) => {
        ended = db.transaction().execute((trx) => {
          resolve(trx);
          return new Promise<void>((done, undone) => {
            end = (error) => (error === undefined ? done() : undone(error));
          });
        });
        ended.catch(reject);
      });
      return opened;
    },
    async commit(): Promise<void> {
      end();
      await ended;
    },
    async rollBack(): Promise<void> {
      end(new Error('the import is undone'));
      await ended.catch(() => {});
    },
  };
}
