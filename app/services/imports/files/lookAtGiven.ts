import { errorData, isAppError, type ErrorData } from '#app/core/shared/errors.ts';
import type { HowRead } from '#app/core/shared/howRead.ts';
import type { MappedColumn } from '../columnMap.ts';
import type { FoundColumn } from '../columnsOfFile.ts';
import { filesOfZip } from '../exported/exportFiles.ts';
import { foundIn, type FoundExport } from '../exported/importExport.ts';
import { studyOfExport } from '../exported/studyOfExport.ts';
import type { FoundJudgments } from '../judgments/judgmentsToImport.ts';
import { JUDGMENT_FIELDS } from '../judgments/openJudgments.ts';
import { studyOfJudgments } from '../judgments/studyOfJudgments.ts';
import { CRITERION_COLUMN, isExport, type BesideFile } from './givenFiles.ts';
import { readJudgmentFiles } from './readJudgmentFiles.ts';

/** Most faults that a page is told of. */
const MOST_FAULTS = 200;

/** What files hold that are to be imported. */
export interface LookedAtGiven {
  /** How the study would be called. */
  readonly name: string;
  readonly read: HowRead | null;
  readonly columns: readonly FoundColumn[];
  readonly mapped: readonly MappedColumn[];
  /** What a column may be taken for. */
  readonly fields: readonly string[];
  readonly systems: readonly string[];
  /** What judgments were found; by any baseline, where none was said. */
  readonly judgments: FoundJudgments | null;
  /** What a whole export has. */
  readonly whole: FoundExport | null;
  readonly refusal: ErrorData | null;
}

const FIELDS = [...JUDGMENT_FIELDS.filter((field) => field !== 'study'), CRITERION_COLUMN];

/** Says what files hold, and what would come of importing them; faults are no exception. */
export async function lookAtGiven(bytes: Uint8Array, beside: BesideFile): Promise<LookedAtGiven> {
  const nothing: LookedAtGiven = {
    ...{ name: beside.choices.name ?? '', read: null, columns: [], mapped: [], fields: FIELDS, systems: [] },
    ...{ judgments: null, whole: null, refusal: null },
  };
  let known = nothing;
  try {
    if (isExport(beside.name)) {
      const read = await studyOfExport(await filesOfZip(Buffer.from(bytes), beside.name));
      const whole = foundIn(read);
      return { ...nothing, name: read.given.configuration.name, systems: whole.systems, whole };
    }
    const { input, ...read } = await readJudgmentFiles(bytes, beside);
    known = { ...nothing, ...read, name: input.name };
    // Faults are the same whichever is the baseline.
    const baseline = input.baseline ?? read.systems[0];
    const { found } = studyOfJudgments({ ...input, baseline }, new Date());
    return { ...known, judgments: found };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { ...known, refusal: errorData(error, MOST_FAULTS) };
  }
}
