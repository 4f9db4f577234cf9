import { stringify } from 'csv-stringify/sync';

/** Lines of a table as CSV. A lone line feed or carriage return needs quotes as much as the record delimiter does. */
export function toCsv(lines: readonly (readonly string[])[]): string {
  return stringify(lines as string[][], { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
}
