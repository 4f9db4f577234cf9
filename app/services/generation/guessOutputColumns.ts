import type { MappedColumn, SaidColumns } from '../imports/columnMap.ts';
import type { FoundColumn } from '../imports/columnsOfFile.ts';
import { OUTPUT_COLUMNS } from './parseOutputs.ts';

/** Names of columns that mean a field, beside the field's own; capitals are not minded. */
const MEANING: Readonly<Record<string, readonly string[]>> = {
  item: ['item', 'id', 'item_id', 'key'],
  output: ['output', 'answer', 'response', 'text', 'completion', 'prediction'],
  system: ['system', 'model'],
};

/** The system whose name is in a file's; of several the one whose name has all the others. */
function systemIn(fileName: string, systems: readonly string[]): string | undefined {
  const lower = fileName.toLowerCase();
  const named = systems.filter((system) => lower.includes(system.toLowerCase()));
  return named.find((one) => named.every((other) => one.toLowerCase().includes(other.toLowerCase())));
}

/** By what columns may be guessed where nobody has said what they mean. */
export interface OutputsGuess {
  /** Those whose outputs are imported. */
  readonly systems: readonly string[];
  /** As the file was called where it was chosen: a system's name in it says whose outputs it has. */
  readonly fileName: string;
}

/** What columns are likely to mean: by their names, where each system has one by the systems'. */
export function guessOutputColumns(
  found: readonly FoundColumn[],
  { systems, fileName }: OutputsGuess,
): SaidColumns {
  const lower = (text: string) => text.trim().toLowerCase();
  const byName = (field: string) =>
    [...(MEANING[field] ?? []), ...OUTPUT_COLUMNS.filter((name) => name === field)]
      .map((known) => found.find(({ name }) => lower(name) === lower(known))?.name)
      .find((name) => name !== undefined);
  const wide = systems.flatMap((system): MappedColumn[] => {
    const column = found.find(({ name }) => lower(name) === lower(system))?.name;
    return column === undefined ? [] : [{ field: 'output', system, column }];
  });
  const one = (field: string): MappedColumn[] => {
    const column = byName(field);
    const isTaken = column === undefined || wide.some((other) => other.column === column);
    return isTaken ? [] : [{ field, column }];
  };
  if (wide.length > 0) return { columns: [...one('item'), ...wide], others: 'left-out' };
  const whose = systems.length === 1 ? systems[0] : systemIn(fileName, systems);
  const named = one('system');
  const written = one('output').map((column) =>
    named.length === 0 && whose !== undefined ? { ...column, system: whose } : column,
  );
  const others = OUTPUT_COLUMNS.filter((field) => !Object.hasOwn(MEANING, field)).flatMap(one);
  return { columns: [...one('item'), ...named, ...written, ...others], others: 'left-out' };
}
