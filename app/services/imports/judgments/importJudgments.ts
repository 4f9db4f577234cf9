import type { Database } from '#db/database.ts';
import { storeImported, type ImportDoing, type ImportedStudy } from '../given/storeImported.ts';
import type { FoundJudgments, JudgmentsToImport } from './judgmentsToImport.ts';
import { studyOfJudgments } from './studyOfJudgments.ts';

/**
 * Makes a study of judgments that were made elsewhere: it is there closed, with its report and verdict.
 *
 * @returns the study, null where it was only checked, and what was found in the files
 * @throws AppError `invalid_input` with every fault by line and column; all or nothing
 */
export async function importJudgments(
  db: Database,
  input: JudgmentsToImport,
  { check = false, ...doing }: ImportDoing = {},
): Promise<{ readonly study: ImportedStudy | null; readonly found: FoundJudgments }> {
  const { given, found } = studyOfJudgments(input, doing.now ?? new Date());
  if (check) return { study: null, found };
  return { study: await storeImported(db, given, { ...doing, files: filesOf(input) }), found };
}

/** What a study's record says of the files that its judgments came in. */
export function filesOf({ ratings, preferences }: JudgmentsToImport): { file: string; sha256: string }[] {
  return [ratings, preferences].flatMap((file) =>
    file === null ? [] : [{ file: file.name, sha256: file.fileHash }],
  );
}
