import { AppError } from '#app/core/shared/errors.ts';
import { importStudyJob } from '#app/jobs/definitions/importStudy.ts';
import type { JobControl, JobDefinition, JobProgress } from '#app/jobs/definitions/job.ts';
import type { JsonObject } from '#app/core/studies/drafts/changes.ts';
import type { Database } from '#db/database.ts';
import { askForImport, findUpload, nameOfUpload, noteImported } from '#db/queries/importUploads.ts';
import { importApart } from '../apart/importApart.ts';
import type { GivenChoices } from './givenFiles.ts';
import { keptFiles } from './keptFiles.ts';

/** What is said of kept files when they are imported. */
export interface AskedImport {
  readonly choices: GivenChoices;
  /** The address of an export's study; null = as where it was exported. */
  readonly slug: string | null;
}

/** The queue of jobs, as far as it is needed here. */
interface Queue {
  enqueue<Payload>(definition: JobDefinition<Payload>, payload: Payload): Promise<void>;
  status<Payload>(definition: JobDefinition<Payload>, payload: Payload): Promise<JobStatus | null>;
}

/** A job as a page shows it. */
interface JobStatus {
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly progress: JobProgress | null;
  readonly error: AppError | null;
}

/** Has a job make a study of kept files. */
export async function requestImport(
  db: Database,
  jobs: Pick<Queue, 'enqueue'>,
  { upload, actor, ...asked }: AskedImport & { readonly upload: string; readonly actor: string },
): Promise<void> {
  await askForImport(db, upload, asked as unknown as JsonObject);
  await jobs.enqueue(importStudyJob, { upload, actor });
}

/**
 * Makes a study of kept files, which are dropped in the same transaction; where there is one already it is let be.
 *
 * @throws AppError as `importApart`
 */
export async function importKept(
  db: Database,
  upload: string,
  { actor, control: { signal, report } }: { readonly actor: string; readonly control: JobControl },
): Promise<void> {
  const known = await findUpload(db, upload);
  if (known === undefined || known.asked === null || known.study !== null) return;
  const { choices, slug } = known.asked as unknown as AskedImport;
  const { file, preferences, items } = await keptFiles(db, upload);
  if (file === null) throw new AppError('upload-gone');
  await importApart(
    db,
    { file, preferences, items, choices },
    { slug, actor, createdBy: known.account_id },
    {
      signal,
      onProgress: report,
      finish: (trx, study) => noteImported(trx, upload, study.slug),
    },
  );
}

/** How far an import is. */
export interface ImportStatus {
  /** How the first file is called; null once the study is there. */
  readonly file: string | null;
  /** The address of the study that was made. */
  readonly study: string | null;
  /** Null where none was asked for. */
  readonly job: JobStatus | null;
}

/** @throws AppError `upload-gone` where there is no such upload */
export async function importStatus(
  db: Database,
  jobs: Pick<Queue, 'status'>,
  upload: string,
): Promise<ImportStatus> {
  const known = await findUpload(db, upload);
  if (known === undefined) throw new AppError('upload-gone');
  // The job's row says nothing of a person: who asked for it is none of its key.
  const job = await jobs.status(importStudyJob, { upload, actor: '' });
  return { file: known.study === null ? await nameOfUpload(db, upload) : null, study: known.study, job };
}
