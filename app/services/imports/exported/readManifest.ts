import { createHash } from 'node:crypto';
import { z } from 'zod';
import { EXPORT_FORM, MANIFEST_FILE, type ExportManifest } from '#app/core/reports/tables/manifest.ts';
import { problemsIn, said } from '#app/core/shared/errors.ts';
import { jsonOf } from '#app/core/shared/jsonOf.ts';
import { textOfFile, unusable, type ExportFiles } from './exportFiles.ts';

const time = z.iso.datetime().nullable();

const schema: z.ZodType<ExportManifest> = z.object({
  format: z.literal('evenhand-export'),
  form: z.int().min(1),
  program: z.object({ version: z.string() }),
  study: z.object({
    slug: z.string().min(1),
    state: z.string(),
    openedAt: time,
    closedAt: time,
    batches: z.array(z.object({ batch: z.int().min(0), openedAt: time })),
  }),
  files: z.record(z.string(), z.object({ rows: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
});

/** What of a manifest is read of every form. */
const ofAnyForm = z.looseObject({
  format: z.literal('evenhand-export'),
  form: z.int(),
  program: z.looseObject({ version: z.string() }),
});

/**
 * What an export says of itself, once every file that it names was found to be as it was written.
 *
 * @throws AppError `not-an-export` where it says nothing, was written by a newer release, is of a study that wasn't
 *   closed or of a pilot, or where a file is missing or was changed
 */
export async function readManifest(files: ExportFiles): Promise<ExportManifest> {
  if (!files.names.includes(MANIFEST_FILE)) {
    throw unusable(files, said('export-no-manifest', { file: MANIFEST_FILE }));
  }
  const raw = jsonOf(await textOfFile(files, MANIFEST_FILE));
  const any = ofAnyForm.safeParse(raw);
  if (any.success && any.data.form > EXPORT_FORM) {
    const { form, program } = any.data;
    throw unusable(files, said('export-form-newer', { form, known: EXPORT_FORM, version: program.version }));
  }
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    const [first] = problemsIn(parsed.error);
    throw unusable(files, said('export-manifest', { file: MANIFEST_FILE, first: first! }));
  }
  const manifest = parsed.data;
  const { state } = manifest.study;
  if (state !== 'closed' && state !== 'decided') throw unusable(files, said('export-not-closed', { state }));
  for (const [file, { sha256 }] of Object.entries(manifest.files)) {
    if (!files.names.includes(file)) throw unusable(files, said('export-file-missing', { file }));
    const found = createHash('sha256')
      .update(await files.bytes(file))
      .digest('hex');
    if (found !== sha256) throw unusable(files, said('export-file-changed', { file }));
  }
  if (!Object.hasOwn(manifest.files, 'verdict.json')) throw unusable(files, said('export-of-pilot'));
  return manifest;
}
