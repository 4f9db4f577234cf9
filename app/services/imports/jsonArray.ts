/**
 * A JSON array as lines of JSON, each entry on the line of the text on which it begins, so that faults are told where
 * they stand; where several begin on one line, each on the line of its number. Null for what is no JSON array.
 */
export function linesOfArray(text: string): string | null {
  const entries = parsed(text);
  if (!Array.isArray(entries)) return null;
  const starts = startsOf(text);
  const apart = new Set(starts).size === entries.length;
  const lines: string[] = [];
  for (const [index, entry] of entries.entries()) {
    const line = apart ? starts[index]! : index;
    while (lines.length < line) lines.push('');
    lines.push(JSON.stringify(entry));
  }
  return lines.join('\n');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The line, from 0, on which each entry of an array begins. */
function startsOf(text: string): number[] {
  const starts: number[] = [];
  let [depth, line, inString, awaited] = [0, 0, false, false];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (inString) {
      if (sign === '\\') at++;
      else if (sign === '"') inString = false;
      continue;
    }
    if (sign === '\n') line++;
    if (/\s/.test(sign)) continue;
    if (awaited && sign !== ']') {
      starts.push(line);
      awaited = false;
    }
    if (sign === '"') inString = true;
    else if (sign === '[' || sign === '{') {
      depth++;
      awaited = depth === 1;
    } else if (sign === ']' || sign === '}') depth--;
    else if (sign === ',' && depth === 1) awaited = true;
  }
  return starts;
}
