/**
 * Rows as comma-separated values for a spreadsheet or a mail merge, lines ended by CR LF (RFC 4180). A text that a
 * spreadsheet would take for a formula is marked as text.
 */
export function delimited(rows: readonly (readonly string[])[], separator: ',' | '\t' = ','): string {
  return rows.map((row) => `${row.map((cell) => quoted(cell, separator)).join(separator)}\r\n`).join('');
}

function quoted(value: string, separator: string): string {
  const text = /^[=+\-@\t]/.test(value) ? `'${value}` : value;
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
