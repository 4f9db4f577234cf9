import type { ExportManifest } from '#app/core/reports/tables/manifest.ts';
import { AppError } from '#app/core/shared/errors.ts';
import { slugOf } from '#app/core/studies/slug.ts';
import type { Database, Executor } from '#db/database.ts';
import { findStudy } from '#db/queries/studies.ts';
import type { GivenStudy } from '../given/givenStudy.ts';
import { storeImported, type ImportDoing, type ImportedStudy } from '../given/storeImported.ts';
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
  { slug, check = false, ...doing }: ImportDoing & { readonly slug?: string | undefined } = {},
): Promise<{ readonly study: ImportedStudy | null; readonly found: FoundExport }> {
  const read = await studyOfExport(files);
  const named = await freeSlugOf(db, slug ?? read.manifest.study.slug);
  const found = foundIn(read);
  if (check) return { study: null, found };
  const detail = fileOf(files, read.manifest);
  return { study: await storeImported(db, read.given, { ...doing, slug: named, files: [detail] }), found };
}

/** @throws AppError `export-slug-taken` where a study has the address */
export async function freeSlugOf(db: Executor, slug: string): Promise<string> {
  const named = slugOf(slug);
  if ((await findStudy(db, named)) !== undefined) throw new AppError('export-slug-taken', { slug: named });
  return named;
}

/** What an export has. */
export function foundIn({
  given,
  manifest,
}: {
  readonly given: GivenStudy;
  readonly manifest: ExportManifest;
}): FoundExport {
  return {
    slug: manifest.study.slug,
    items: given.items.length,
    systems: given.configuration.systems.map(({ name }) => name),
    raters: given.raters.length,
    judgments: given.judgments.length,
  };
}

/** What a study's record says of the export that it came of. */
export function fileOf(
  { place, sha256 }: Pick<ExportFiles, 'place' | 'sha256'>,
  { study }: ExportManifest,
): Readonly<Record<string, string>> {
  return { file: place, ...(sha256 !== null && { sha256 }), from: study.slug };
}
