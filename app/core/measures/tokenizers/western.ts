import { isSpaceCode, splitWords } from '../text.ts';

/** ASCII punctuation and symbols except apostrophe, comma, hyphen and full stop. */
const PUNCTUATION = /([{-~[-` -&(-+:-@/])/g;

/**
 * The rules that `13a` and `zh` share (mteval-v13a): punctuation stands alone, full stops and commas unless
 * between digits, a hyphen after a digit.
 */
export function splitWesternPunctuation(text: string): string[] {
  return splitWords(splitMarks(text.replace(PUNCTUATION, ' $1 ')));
}

function splitMarks(text: string): string {
  return text
    .replace(/([^0-9])([.,])/g, '$1 $2 ')
    .replace(/([.,])([^0-9])/g, ' $1 $2')
    .replace(/([0-9])(-)/g, '$1 $2 ');
}

/** `13a`: the tokenizer of WMT's mteval-v13a, the usual one for Western languages. */
export function tokenize13a(text: string): string[] {
  let line = text;
  if (line.includes('<skipped>')) line = line.replaceAll('<skipped>', '');
  if (line.includes('\n')) line = line.replaceAll('-\n', '').replaceAll('\n', ' ');
  if (line.includes('&')) {
    // In this order: '&amp;lt;' becomes '<', as in the reference.
    line = line
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>');
  }
  return splitLine(line);
}

const PLAIN = 0;
const SPACE = 1;
const ALONE = 2;
const MARK = 3;
const HYPHEN = 4;

const CLASS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (isSpaceCode(code)) return SPACE;
  if (character === '.' || character === ',') return MARK;
  if (character === '-') return HYPHEN;
  return character.search(PUNCTUATION) === 0 ? ALONE : PLAIN;
});

/**
 * `splitWesternPunctuation` of the line between two blanks, in one pass: most words hold nothing to split, or one
 * mark at their end. The rules look at neighbours only, so what stands between blanks and punctuation may be split
 * by itself.
 */
function splitLine(line: string): string[] {
  const tokens: string[] = [];
  let start = 0;
  let firstMark = -1;
  let hasHyphen = false;
  for (let i = 0; i <= line.length; i++) {
    const code = i === line.length ? 32 : line.charCodeAt(i);
    const kind = code < 128 ? CLASS[code]! : isSpaceCode(code) ? SPACE : PLAIN;
    if (kind === PLAIN) continue;
    if (kind === MARK) {
      if (firstMark === -1) firstMark = i;
      continue;
    }
    if (kind === HYPHEN) {
      hasHyphen = true;
      continue;
    }
    if (i > start) {
      if (!hasHyphen && firstMark === -1) tokens.push(line.slice(start, i));
      else if (!hasHyphen && firstMark === i - 1) {
        if (firstMark > start) tokens.push(line.slice(start, firstMark));
        tokens.push(line[firstMark]!);
      } else for (const token of splitWords(splitMarks(` ${line.slice(start, i)} `))) tokens.push(token);
      firstMark = -1;
      hasHyphen = false;
    }
    if (kind === ALONE) tokens.push(line[i]!);
    start = i + 1;
  }
  return tokens;
}
