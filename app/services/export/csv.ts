/** What a cell must not have outside of quotation marks: also a lone line feed or carriage return. */
const NEEDS_QUOTES = /[",\r\n]/;

/** Lines of a table as CSV (RFC 4180), each ended by a carriage return and a line feed. */
export function toCsv(lines: readonly (readonly string[])[]): string {
  let text = '';
  for (const line of lines) {
    for (let place = 0; place < line.length; place++) {
      const cell = line[place]!;
      if (place > 0) text += ',';
      text += NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
    }
    text += '\r\n';
  }
  return text;
}
