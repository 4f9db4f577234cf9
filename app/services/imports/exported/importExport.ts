import { AppError } from '#app/core/shared/errors.ts';
import { slugOf } from '#app/core/studies/slug.ts';
import type { Database } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { findStudy } from '#db/queries/studies.ts';
import { insertStudyLead } from '#db/queries/studyLeads.ts';
import { SYSTEM } from '../../studies/actor.ts';
import { insertStudyRow } from '../../studies/createStudy.ts';
import { storeGivenStudy } from '../given/storeGivenStudy.ts';
import type { ImportDoing, ImportedStudy } from '../judgments/importJudgments.ts';
import type { ExportFiles } from './exportFiles.ts';
import { studyOfExport } from './studyOfExport.ts';

/** What a whole export was found to have. */
export interface FoundExport {
  /** The name of its study where it was exported. */
  readonly slug: string;
  readonly items: number;
  readonly systems: readonly string[];
  readonly raters: number;
  /** Judgments, every revision of them. */
  readonly judgments: number;
}

/**
 * Makes a study of a whole export: it is there closed, with its judgments, its record, report and verdict.
 *
 * @param slug how it is to be called; by default as where it was exported
 * @throws AppError as `studyOfExport`; `export-slug-taken`; all or nothing
 */
export async function importExport(
  db: Database,
  files: ExportFiles,
  {
    slug,
    now = new Date(),
    actor = SYSTEM,
    createdBy,
    check = false,
  }: ImportDoing & { readonly slug?: string | undefined } = {},
): Promise<{ readonly study: ImportedStudy | null; readonly found: FoundExport }> {
  const { given, manifest } = await studyOfExport(files);
  const found: FoundExport = {
    slug: manifest.study.slug,
    items: given.items.length,
    systems: given.configuration.systems.map(({ name }) => name),
    raters: given.raters.length,
    judgments: given.judgments.length,
  };
  const named = slugOf(slug ?? manifest.study.slug);
  if ((await findStudy(db, named)) !== undefined) throw new AppError('export-slug-taken', { slug: named });
  if (check) return { study: null, found };
  return await db.transaction().execute(async (trx) => {
    const own = createdBy === undefined ? {} : { createdBy };
    const study = await insertStudyRow(trx, given.configuration, { slug: named, ...own });
    await storeGivenStudy(trx, study, given, now);
    if (createdBy !== undefined) {
      await insertStudyLead(trx, { studyId: study.id, accountId: createdBy, at: now });
    }
    const detail = {
      file: files.place,
      ...(files.sha256 !== null && { sha256: files.sha256 }),
      from: manifest.study.slug,
    };
    await insertEvent(trx, { studyId: study.id, at: now, actor, kind: 'study-imported', detail });
    return { study: { slug: study.slug, state: 'closed' as const }, found };
  });
}
