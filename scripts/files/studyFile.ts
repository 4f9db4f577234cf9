import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseOutputs } from '#app/services/generation/parseOutputs.ts';
import type { ModelAccess } from '#app/services/generation/modelAccess.ts';
import { readStudyFile, type StudyFile } from '#app/services/setup/readStudyFile.ts';
import { readImportFile } from './imports.ts';
import { readItemsFile } from './items.ts';
import { readText } from './text.ts';

/**
 * Reads a file that holds a whole study, with the files that it names; they are relative to it. A model folder that isn't
 * there is taken to lie in the models directory.
 *
 * @param cwd the folder that `file` is relative to
 * @returns the study, and how its items were read: what a person has to know of it
 * @throws AppError `not_found`, or `invalid_input` with every fault by line, column and field
 */
export async function readStudy(
  cwd: string,
  file: string,
  access: ModelAccess,
): Promise<StudyFile & { readonly told: string }> {
  const place = path.resolve(cwd, file);
  const beside = path.dirname(place);
  let told = '';
  const study = await readStudyFile(await readText(place, file), {
    name: file,
    access,
    modelFolder: (named) => {
      const folder = path.resolve(beside, named);
      return existsSync(folder) ? folder : named;
    },
    items: async (named, columns) => {
      const read = await readItemsFile(beside, named, columns);
      told = read.told;
      return read.items;
    },
    outputs: async (named) => {
      const { body, fileHash } = await readImportFile(beside, named);
      return { ...parseOutputs(body), fileHash };
    },
  });
  return { ...study, told };
}
