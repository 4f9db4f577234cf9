/**
 * The text of a request's `id` as it stands in the line, so that an answer carries exactly the same value: a whole
 * number beyond 2^53 would not survive being parsed. Reads no further than the id, so it also finds that of a line
 * that is broken behind it.
 * @returns null where the line is no object or has no well-formed id
 */
export function requestId(line: string): string | null {
  let at = skipSpace(line, 0);
  if (line[at] !== '{') return null;
  at++;
  for (;;) {
    const keyStart = skipSpace(line, at);
    if (line[keyStart] !== '"') return null;
    const keyEnd = endOfString(line, keyStart);
    const colon = skipSpace(line, keyEnd);
    if (line[colon] !== ':') return null;
    const start = skipSpace(line, colon + 1);
    const end = endOfValue(line, start);
    if (isId(line.slice(keyStart, keyEnd))) return wellFormed(line.slice(start, end));
    const comma = skipSpace(line, end);
    if (line[comma] !== ',') return null;
    at = comma + 1;
  }
}

function isId(key: string): boolean {
  return key === '"id"' || (key.length <= 26 && wellFormed(key) !== null && JSON.parse(key) === 'id');
}

function wellFormed(text: string): string | null {
  try {
    JSON.parse(text);
    return text.trimEnd();
  } catch {
    return null;
  }
}

function skipSpace(line: string, at: number): number {
  while (at < line.length && ' \t\r\n'.includes(line[at]!)) at++;
  return at;
}

/** The place behind the string that opens at `at`. */
function endOfString(line: string, at: number): number {
  for (let end = at + 1; end < line.length; end++) {
    if (line[end] === '\\') end++;
    else if (line[end] === '"') return end + 1;
  }
  return line.length;
}

/** The place behind the value that begins at `at`: the comma or bracket that ends it. */
function endOfValue(line: string, at: number): number {
  let depth = 0;
  for (let end = at; end < line.length; end++) {
    const character = line[end]!;
    if (character === '"') end = endOfString(line, end) - 1;
    else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') {
      if (depth === 0) return end;
      depth--;
    } else if (character === ',' && depth === 0) return end;
  }
  return line.length;
}
