import type { GivenStudy } from '../given/givenStudy.ts';
import { filesOfZip } from '../exported/exportFiles.ts';
import { fileOf } from '../exported/importExport.ts';
import { studyOfExport } from '../exported/studyOfExport.ts';
import { filesOf } from '../judgments/importJudgments.ts';
import { studyOfJudgments } from '../judgments/studyOfJudgments.ts';
import { isExport, type BesideFile } from './givenFiles.ts';
import { readJudgmentFiles } from './readJudgmentFiles.ts';

/** The lists of a given study that may be long. */
const LISTS = ['items', 'outputs', 'raters', 'judgments', 'skips', 'scores', 'events'] as const;
type List = (typeof LISTS)[number];

/** An entry of one of the lists. */
export type GivenEntry = readonly [list: List, entry: unknown];

/** A given study without its long lists, and what its record is to say of its files. */
export interface RestOfGiven {
  readonly rest: Omit<GivenStudy, List>;
  /** How an export's study is called; null of judgments. */
  readonly slug: string | null;
  readonly files: readonly Readonly<Record<string, unknown>>[];
}

/**
 * Reads files into the study that they are of, its long lists entry by entry.
 *
 * @throws AppError as `studyOfExport`, or `studyOfJudgments`
 */
export async function readGiven(
  bytes: Uint8Array,
  beside: BesideFile,
): Promise<{ readonly result: RestOfGiven; readonly rows: readonly GivenEntry[] }> {
  if (isExport(beside.name)) {
    const files = await filesOfZip(Buffer.from(bytes), beside.name);
    const { given, manifest } = await studyOfExport(files);
    const { slug } = manifest.study;
    return parted(given, { slug, files: [fileOf(files, manifest)] });
  }
  const { input } = await readJudgmentFiles(bytes, beside);
  const { given } = studyOfJudgments(input, new Date());
  return parted(given, { slug: null, files: filesOf(input) });
}

function parted(given: GivenStudy, { slug, files }: Omit<RestOfGiven, 'rest'>) {
  const rows = LISTS.flatMap((list) =>
    (given[list] as readonly unknown[]).map((entry): GivenEntry => [list, entry]),
  );
  const { configuration, ruleVersion, openedAt, closedAt, batches, systems, looks } = given;
  const rest = { configuration, ruleVersion, openedAt, closedAt, batches, systems, looks };
  return { result: { rest, slug, files }, rows };
}

/** The study that `readGiven` took apart. */
export function givenOf(rest: RestOfGiven['rest'], rows: readonly GivenEntry[]): GivenStudy {
  const lists = Object.fromEntries(LISTS.map((list) => [list, [] as unknown[]])) as Record<List, unknown[]>;
  for (const [list, entry] of rows) lists[list].push(entry);
  return { ...rest, ...(lists as unknown as Pick<GivenStudy, List>) };
}
