import { problemsIn, said, type Problem } from '#app/core/shared/errors.ts';
import { isFields } from '#app/core/shared/isFields.ts';
import { jsonOf } from '#app/core/shared/jsonOf.ts';
import { storingProblems } from '#app/core/shared/storable.ts';
import { studyConfigurationSchema, type StudyConfiguration } from '#app/core/studies/configuration.ts';
import { readConfiguration } from '#app/core/studies/configuration/stored.ts';
import { RULE_VERSION } from '#app/core/verdict/rule.ts';
import { textOfFile, unusable, type ExportFiles } from './exportFiles.ts';

const FILE = 'study.json';

/**
 * The configuration of an export as it was frozen, and the version of the rule by which its study is judged.
 *
 * @throws AppError `not-an-export` for one that this release can't have stored; `configuration-too-new`
 */
export async function readExportedConfiguration(
  files: ExportFiles,
): Promise<{ readonly configuration: StudyConfiguration; readonly ruleVersion: number }> {
  if (!files.names.includes(FILE)) throw unusable(files, said('export-file-missing', { file: FILE }));
  const raw = jsonOf(await textOfFile(files, FILE));
  const refuse = (first: Problem) => unusable(files, said('export-study', { first }));
  if (!isFields(raw)) throw refuse({ path: FILE, ...said('not-an-object') });
  // What the closing follows from comes with the looks.
  const { version, ruleVersion, sequence: _, ...stored } = raw;
  if (typeof version !== 'number') throw refuse({ path: 'version', ...said('is-missing') });
  if (
    typeof ruleVersion !== 'number' ||
    !Number.isInteger(ruleVersion) ||
    ruleVersion < 1 ||
    ruleVersion > RULE_VERSION
  ) {
    throw refuse({ path: 'ruleVersion', ...said('export-rule', { known: RULE_VERSION }) });
  }
  const configuration = readConfiguration(stored, version);
  const [unstorable] = storingProblems(configuration, '');
  if (unstorable !== undefined) throw refuse(unstorable);
  const { error } = studyConfigurationSchema.safeParse(configuration);
  if (error !== undefined) throw refuse(problemsIn(error)[0]!);
  return { configuration, ruleVersion };
}
