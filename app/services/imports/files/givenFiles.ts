import type { SaidColumns } from '../columnMap.ts';
import type { Ends } from '../judgments/scaleOf.ts';

/** A file that was chosen. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is said of files that are imported. */
export interface GivenChoices {
  /** How the study is to be called; null = as the file. */
  readonly name: string | null;
  readonly baseline: string | null;
  /** What the columns of the first file mean; null = what they are guessed to. */
  readonly columns: SaidColumns | null;
  /** The scales of criteria that were said, by the file's names of them. */
  readonly scales: readonly (Ends & { readonly criterion: string })[];
}

/** The files of an import beside the first, and what is said of them. */
export interface BesideFile {
  /** How the first file is called. */
  readonly name: string;
  readonly preferences: ChosenFile | null;
  readonly items: ChosenFile | null;
  readonly choices: GivenChoices;
}

/** The field of a column that holds the ratings on a criterion of its own name. */
export const CRITERION_COLUMN = 'wide';

/** Whether a file is a whole export, by its name: a workbook is an archive too. */
export const isExport = (name: string) => /\.zip$/i.test(name);
