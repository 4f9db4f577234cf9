import { errorData, type ErrorData, type Problem } from '#app/core/shared/errors.ts';
import type { HowRead } from '#app/core/shared/howRead.ts';
import type { Item } from '#app/core/studies/items.ts';
import { guessOutputColumns, type OutputsGuess } from '../../generation/guessOutputColumns.ts';
import { OUTPUT_COLUMNS, parseOutputs, type ReadOutput } from '../../generation/parseOutputs.ts';
import { parseScores } from '../../analysis/parseScores.ts';
import { checkItems } from '../../studies/checkItems.ts';
import { parseItems, type ItemColumns } from '../../studies/parseItems.ts';
import { lookAtItems, type ReadItemsFile } from '../../studies/lookAtItems.ts';
import { parseControls } from '../../tasks/parseControls.ts';
import type { SaidColumns } from '../columnMap.ts';
import { columnsOfFile, type FoundColumn } from '../columnsOfFile.ts';
import type { BesideFile } from '../files/givenFiles.ts';
import { lookAtGiven, type LookedAtGiven } from '../files/lookAtGiven.ts';
import { readGiven, type GivenEntry, type RestOfGiven } from '../files/readGiven.ts';
import { howRead, readImport, type ImportBody, type ImportFile } from '../importBody.ts';

/** What a task told: one thing, and the rows of a list, which may be long. */
interface Read<Result, Row = never> {
  readonly result: Result;
  readonly rows?: readonly Row[];
}

/** What a file of items holds, as data that may come from another process. */
export interface LookedAtItems {
  readonly read: Omit<ReadItemsFile, 'refusal'> & { readonly refusal: ErrorData | null };
  readonly first: Item | null;
}

/** What was read of a file besides its rows. */
export interface RestOfFile {
  readonly problems: readonly Problem[];
  readonly fileHash: string;
  readonly read: HowRead | null;
}

/** The same of a file of outputs, with its columns and what they were taken for; none where they weren't to be guessed. */
export interface ReadOutputsApart extends RestOfFile {
  readonly columns: readonly FoundColumn[];
  readonly said: SaidColumns | null;
}

function restOf(file: ImportFile, problems: readonly Problem[]): RestOfFile {
  return { problems, fileHash: file.fileHash, read: howRead(file) };
}

/** A task that reads a file line by line, by what was said of its columns. */
function linesBy<Row>(
  parse: (
    body: ImportBody,
    said: SaidColumns | undefined,
  ) => { readonly rows: readonly Row[]; readonly problems: readonly Problem[] },
) {
  return async (
    bytes: Uint8Array,
    { said }: { said: SaidColumns | null },
  ): Promise<Read<RestOfFile, Row>> => {
    const file = await readImport(bytes);
    const { rows, problems } = parse(file.body, said ?? undefined);
    return { result: restOf(file, problems), rows };
  };
}

/** What can be done with an uploaded file in a process of its own. Each throws as `readImport`, and as it says. */
export const READING_TASKS = {
  /** Says what a file of items holds; faults are no exception. */
  lookAtItems: async (
    bytes: Uint8Array,
    { columns }: { columns: ItemColumns },
  ): Promise<Read<LookedAtItems>> => {
    const { read, first } = lookAtItems(await readImport(bytes), columns);
    const refusal = read.refusal === null ? null : errorData(read.refusal);
    return { result: { read: { ...read, refusal }, first } };
  },

  /** Reads and checks items; refuses as `parseItems` does. */
  items: async (
    bytes: Uint8Array,
    given: { columns: ItemColumns; name?: string | null },
  ): Promise<Read<{ problems: readonly Problem[] }, Item>> => {
    const { body } = await readImport(bytes);
    const { items, problems } = checkItems(parseItems(body, given).items);
    return { result: { problems }, rows: items };
  },

  /** What columns a file has; `known` are names by which a table's header is found. */
  columns: async (
    bytes: Uint8Array,
    { known }: { known: readonly string[] },
  ): Promise<Read<{ read: HowRead | null }, FoundColumn>> => {
    const file = await readImport(bytes);
    return { result: { read: howRead(file) }, rows: columnsOfFile(file.body, known) };
  },

  /** Reads outputs; where nothing was said of the columns and they may be guessed, by that. */
  outputs: async (
    bytes: Uint8Array,
    given: { said: SaidColumns | null; guess: OutputsGuess | null },
  ): Promise<Read<ReadOutputsApart, ReadOutput>> => {
    const file = await readImport(bytes);
    const { guess } = given;
    const columns = guess === null ? [] : columnsOfFile(file.body, OUTPUT_COLUMNS);
    const said = given.said ?? (guess === null ? null : guessOutputColumns(columns, guess));
    const { outputs, problems } = parseOutputs(file.body, undefined, said ?? undefined);
    return { result: { ...restOf(file, problems), columns, said }, rows: outputs };
  },

  scores: linesBy((body, said) => {
    const { scores: rows, problems } = parseScores(body, said);
    return { rows, problems };
  }),

  controls: linesBy((body, said) => {
    const { controls: rows, problems } = parseControls(body, said);
    return { rows, problems };
  }),

  /** Says what files hold that are to be imported as a study; faults are no exception. */
  lookAtGiven: async (bytes: Uint8Array, beside: BesideFile): Promise<Read<LookedAtGiven>> => ({
    result: await lookAtGiven(bytes, beside),
  }),

  /** Reads files that are imported as a study; refuses as `readGiven` does. */
  given: async (bytes: Uint8Array, beside: BesideFile): Promise<Read<RestOfGiven, GivenEntry>> =>
    await readGiven(bytes, beside),
};

export type ReadingTask = keyof typeof READING_TASKS;
type Of<Task extends ReadingTask> = (typeof READING_TASKS)[Task];
export type ReadingInput<Task extends ReadingTask> = Parameters<Of<Task>>[1];
export type ReadingResult<Task extends ReadingTask> = Awaited<ReturnType<Of<Task>>>['result'];
export type ReadingRow<Task extends ReadingTask> =
  Awaited<ReturnType<Of<Task>>> extends Read<unknown, infer Row> ? Row : never;

/** What the process is sent. */
export interface ReadingMessage {
  readonly task: ReadingTask;
  readonly bytes: Uint8Array;
  readonly input: unknown;
}
