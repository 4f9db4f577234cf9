import { nameWithoutEnd } from './nameWithoutEnd.ts';
import { AppError } from '#app/core/shared/errors.ts';
import type { HowRead } from '#app/core/shared/howRead.ts';
import type { Item } from '#app/core/studies/items.ts';
import { parseItems } from '../../studies/parseItems.ts';
import type { MappedColumn } from '../columnMap.ts';
import { columnsOfFile, type FoundColumn } from '../columnsOfFile.ts';
import { howRead, readImport } from '../importBody.ts';
import type { JudgmentsToImport } from '../judgments/judgmentsToImport.ts';
import { JUDGMENT_FIELDS, openJudgments, type OpenedJudgments } from '../judgments/openJudgments.ts';
import { readPreferences } from '../judgments/readRatings.ts';
import { CRITERION_COLUMN, type BesideFile } from './givenFiles.ts';
import { guessFields } from './guessFields.ts';

/** Files of judgments as they were read. */
export interface ReadJudgmentFiles {
  readonly input: JudgmentsToImport;
  /** How the first file was read where that isn't what everybody expects. */
  readonly read: HowRead | null;
  /** The columns of the first file, and what each is taken for; none where the format says it. */
  readonly columns: readonly FoundColumn[];
  readonly mapped: readonly MappedColumn[];
  /** The systems that judgments name. */
  readonly systems: readonly string[];
}

/**
 * Reads files of judgments by what is said of them.
 *
 * @throws AppError for a file that can't be read at all, and for faulty items; other faults are in `input`
 */
export async function readJudgmentFiles(
  bytes: Uint8Array,
  { name, preferences, items, choices }: BesideFile,
): Promise<ReadJudgmentFiles> {
  const file = await readImport(bytes);
  const found = columnsOfFile(file.body, JUDGMENT_FIELDS);
  const isLabelStudio = found.some((column) => column.name === 'annotations');
  const mapped = isLabelStudio ? [] : (choices.columns?.columns ?? guessFields(found));
  const wide = mapped.flatMap(({ field, column }) => (field === CRITERION_COLUMN ? [column] : []));
  const columns = mapped.filter(({ field }) => field !== CRITERION_COLUMN);
  const opened = openJudgments(file.body, {
    said: isLabelStudio ? undefined : { columns, others: 'left-out' },
    ...(wide.length > 0 && { wide }),
  });
  if (opened.kind === 'preferences' && preferences !== null) throw new AppError('nothing-judged');
  const own = { name, fileHash: file.fileHash };
  const input: JudgmentsToImport = {
    name: choices.name ?? nameWithoutEnd(name),
    ratings: opened.kind === 'ratings' ? { ...opened.read, ...own } : null,
    preferences:
      opened.kind === 'preferences'
        ? { ...opened.read, ...own }
        : preferences === null
          ? null
          : await preferencesOf(preferences),
    items: items === null ? null : await itemsOf(items),
    baseline: choices.baseline ?? undefined,
    scales: new Map(choices.scales.map(({ criterion, lowest, highest }) => [criterion, { lowest, highest }])),
  };
  const systems = [...new Set([...systemsOf(opened), ...(input.preferences?.lines ?? []).flatMap(bothOf)])];
  return { input, read: howRead(file), columns: isLabelStudio ? [] : found, mapped, systems };
}

async function preferencesOf({ name, bytes }: NonNullable<BesideFile['preferences']>) {
  const { body, fileHash } = await readImport(bytes);
  const columns = guessFields(columnsOfFile(body, JUDGMENT_FIELDS)).filter(
    ({ field }) => field !== CRITERION_COLUMN,
  );
  return { ...readPreferences(body, { columns, others: 'left-out' }), name, fileHash };
}

async function itemsOf({ name, bytes }: NonNullable<BesideFile['items']>): Promise<readonly Item[]> {
  return parseItems((await readImport(bytes)).body, { name }).items;
}

const bothOf = ({ systemA, systemB }: { systemA: string; systemB: string }) => [systemA, systemB];

function systemsOf(opened: OpenedJudgments): string[] {
  return opened.kind === 'ratings'
    ? opened.read.lines.map(({ system }) => system)
    : opened.read.lines.flatMap(bothOf);
}
