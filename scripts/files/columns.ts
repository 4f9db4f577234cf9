import { InvalidArgumentError } from 'commander';
import type { MappedColumn, SaidColumns } from '#app/services/imports/columnMap.ts';

/**
 * `item=Nr,output=Antwort` as an option that may be repeated, or `output:prod-int8=Antwort A` where `ofSystems` names a
 * field that each system may have a column of. A comma belongs to a column's name unless a field and "=" follow it.
 * @returns what reads the option
 */
export function columnsOption(fields: readonly string[], ofSystems?: string) {
  const begin = `(?:${fields.join('|')})\\s*(?::[^=]*)?=`;
  const comma = new RegExp(`,(?=\\s*${begin})`);
  return (value: string, before: SaidColumns = { columns: [], others: 'by-name' }): SaidColumns => {
    const columns = value.split(comma).map((part): MappedColumn => {
      const [, field = '', system, column = ''] = /^\s*(\w+)\s*(?::([^=]*))?=\s*(.+?)\s*$/s.exec(part) ?? [];
      const isKnown = fields.includes(field) && (system === undefined || field === ofSystems);
      if (!isKnown || system?.trim() === '') {
        throw new InvalidArgumentError(
          `"${part.trim()}" must be a field, "=" and a column; fields are ${fields.join(', ')}${
            ofSystems === undefined ? '' : `, and ${ofSystems}:<system> where each system has a column`
          }.`,
        );
      }
      return { field, column, ...(system === undefined ? {} : { system: system.trim() }) };
    });
    return { ...before, columns: [...before.columns, ...columns] };
  };
}
