/** A passage of a text: running text, or fenced code with its fences. */
export interface Passage<Run> {
  readonly code: boolean;
  readonly runs: readonly Run[];
}

/** A line that opens or closes fenced code: three or more backticks or tildes, indented by three blanks at most. */
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** Where fenced code begins and ends, in UTF-16 units; a fence that is never closed runs to the end. */
function codeRanges(text: string): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  let open: { start: number; fence: string } | null = null;
  let at = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const fence = FENCE.exec(line)?.[1];
    if (open === null && fence !== undefined) open = { start: at, fence };
    else if (open !== null && fence?.startsWith(open.fence) === true && /^[\s`~]*$/.test(line)) {
      ranges.push({ start: open.start, end: at + line.length });
      open = null;
    }
    at += line.length;
  }
  if (open !== null) ranges.push({ start: open.start, end: text.length });
  return ranges;
}

/**
 * A text in passages of running text and fenced code (as in Markdown), its runs cut where passages meet. The runs
 * of all passages add up to the text, fences and line ends included: nothing is interpreted, only set in another
 * type.
 *
 * @param runs stretches that add up to the text; whatever else they carry goes along with each part
 */
export function passagesOf<Run extends { readonly text: string }>(runs: readonly Run[]): Passage<Run>[] {
  const text = runs.map((run) => run.text).join('');
  const passages: { code: boolean; start: number; end: number }[] = [];
  let at = 0;
  for (const { start, end } of codeRanges(text)) {
    if (start > at) passages.push({ code: false, start: at, end: start });
    passages.push({ code: true, start, end });
    at = end;
  }
  if (at < text.length) passages.push({ code: false, start: at, end: text.length });
  return passages.map(({ code, start, end }) => ({ code, runs: cut(runs, start, end) }));
}

function cut<Run extends { readonly text: string }>(runs: readonly Run[], start: number, end: number): Run[] {
  const parts: Run[] = [];
  let at = 0;
  for (const run of runs) {
    const text = run.text.slice(Math.max(0, start - at), Math.max(0, end - at));
    if (text !== '') parts.push({ ...run, text });
    at += run.text.length;
  }
  return parts;
}
