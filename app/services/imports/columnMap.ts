/** That a field of each line is read from a column, whatever that is called. */
export interface MappedColumn {
  readonly field: string;
  /** The system that the column holds outputs of, where each system has a column. */
  readonly system?: string | undefined;
  /** The column's name in a table's header; of a line that is JSON a field's. */
  readonly column: string;
}

/** What was said of a file's columns. */
export interface SaidColumns {
  readonly columns: readonly MappedColumn[];
  /** Whether a column that nothing was said of is read by its name, or left out. */
  readonly others: 'by-name' | 'left-out';
}

/** For files of which nothing was said. */
export const NOTHING_SAID: SaidColumns = { columns: [], others: 'by-name' };

/**
 * The column that a field is read from: the one that was said, else the one of its name, unless that was said to be
 * something else.
 * @param names those of the field
 * @returns undefined where it is read from none
 */
export function columnOf(
  { columns, others }: SaidColumns,
  field: string,
  names: readonly string[] = [field],
): string | undefined {
  const said = columns.find((one) => one.field === field && one.system === undefined);
  if (said !== undefined) return said.column;
  if (others === 'left-out') return undefined;
  return names.find((name) => !columns.some(({ column }) => column === name));
}
