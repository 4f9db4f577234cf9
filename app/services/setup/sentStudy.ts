import { AppError } from '#app/core/shared/errors.ts';
import type { ModelAccess } from '../generation/modelAccess.ts';
import { readStudyFile, type StudyFile } from './readStudyFile.ts';

/**
 * A study's file that was sent by itself: nothing lies beside it, so its items stand in it, and model folders are those of
 * the machine that it was sent to.
 *
 * @throws AppError `invalid_input` with every fault by line, column and field, or naming a file that was not sent
 */
export async function readSentStudy(text: string, access: ModelAccess): Promise<StudyFile> {
  const notSent = (file: string): Promise<never> => Promise.reject(new AppError('file-not-sent', { file }));
  return await readStudyFile(text, {
    name: 'study',
    access,
    modelFolder: (named) => named,
    items: notSent,
    outputs: notSent,
  });
}
