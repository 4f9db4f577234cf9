import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError, problemAt, saidOfIssue } from '#app/core/shared/errors.ts';
import { studyConfigurationSchema, type StudyConfiguration } from '#app/core/studies/configuration.ts';

/**
 * Reads a study's configuration file. Model folders in it are relative to the file and come back absolute.
 * @param cwd the folder that `file` is relative to
 * @throws AppError `not_found`, or `invalid_input` with every fault by field
 */
export async function readConfiguration(cwd: string, file: string): Promise<StudyConfiguration> {
  const { place, value } = await readJson(cwd, file);
  const parsed = studyConfigurationSchema.safeParse(value);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) =>
      problemAt(issue.path.join('.') || file, saidOfIssue(issue)),
    );
    throw new AppError('not-a-configuration', { file, first: problems[0]! }, { problems });
  }
  const beside = (modelFolder: string) => path.resolve(path.dirname(place), modelFolder);
  const { bertscore } = parsed.data;
  return {
    ...parsed.data,
    ...(bertscore && { bertscore: { ...bertscore, modelFolder: beside(bertscore.modelFolder) } }),
    systems: parsed.data.systems.map((system) =>
      system.provider.kind === 'onnx'
        ? {
            ...system,
            provider: {
              ...system.provider,
              modelFolder: beside(system.provider.modelFolder),
            },
          }
        : system,
    ),
  };
}

/**
 * Reads a JSON file.
 * @param cwd the folder that `file` is relative to
 * @throws AppError `not_found`, or `invalid_input` for what is no JSON
 */
export async function readJson(
  cwd: string,
  file: string,
): Promise<{ readonly place: string; readonly value: unknown }> {
  const place = path.resolve(cwd, file);
  const text = await readFile(place, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw cause.code === 'ENOENT'
      ? new AppError('no-file', { file }, { cause })
      : new AppError('file-unreadable', { file, said: cause.message }, { cause });
  });
  try {
    return { place, value: JSON.parse(text) as unknown };
  } catch (cause) {
    throw new AppError('file-not-json', { file, said: (cause as Error).message }, { cause });
  }
}
