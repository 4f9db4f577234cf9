import { slugOf } from '#app/core/studies/slug.ts';
import type { Executor } from '#db/database.ts';
import { listOutputs } from '#db/queries/outputs.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { setupOf } from './studySetup.ts';
import { ITEMS_FILE, writeItemsFile, writeStudyFile, type StudyFileFormat } from './writeStudyFile.ts';

export interface StudyFilesForm {
  readonly format: StudyFileFormat;
  /** Where editors find the schema of such files. */
  readonly schema: string;
  /** Whether the items stand in a file beside it. */
  readonly beside: boolean;
  /** Whether outputs of systems whose provider is `import` come along, in files beside it. */
  readonly outputs: boolean;
}

/** A file and what it holds. */
export interface WrittenFile {
  readonly name: string;
  readonly text: string;
}

/**
 * A study as files that `applyStudy` takes, the one that holds it first.
 *
 * @throws AppError `not_found`
 */
export async function studyFiles(
  db: Executor,
  slug: string,
  { format, schema, beside, outputs }: StudyFilesForm,
): Promise<WrittenFile[]> {
  const study = await requireStudy(db, slug);
  const setup = await setupOf(db, study);
  const written = beside && outputs ? await outputFiles(db, study.id, setup.configuration.systems) : [];
  const text = writeStudyFile(setup, {
    format,
    slug,
    schema,
    ...(beside && { items: ITEMS_FILE }),
    outputs: Object.fromEntries(written.map(({ system, name }) => [system, name])),
  });
  return [
    { name: `study.${format}`, text },
    ...(beside ? [{ name: ITEMS_FILE, text: writeItemsFile(setup.items) }] : []),
    ...written.map(({ name, text: lines }) => ({ name, text: lines })),
  ];
}

async function outputFiles(
  db: Executor,
  studyId: number,
  systems: readonly { readonly name: string; readonly provider: { readonly kind: string } }[],
): Promise<(WrittenFile & { readonly system: string })[]> {
  const files: (WrittenFile & { readonly system: string })[] = [];
  for (const [place, { name: system, provider }] of systems.entries()) {
    if (provider.kind !== 'import') continue;
    const outputs = await listOutputs(db, studyId, system);
    if (outputs.length === 0) continue;
    const text = outputs.map((output) => `${JSON.stringify(output)}\n`).join('');
    // Names of systems may be alike but for what a file's name can't have.
    files.push({ system, name: `outputs/${place + 1}-${slugOf(system)}.jsonl`, text });
  }
  return files;
}
