import { spelled } from './bytes.ts';
import { literally, type CompiledPattern } from './patterns.ts';
import type { PreTokenizer } from './schema.ts';

/**
 * Parts a text before its pieces are looked up.
 * @param first whether it begins the whole text
 */
export type PreTokenize = (text: string, first: boolean) => string[];

type Behavior = Extract<PreTokenizer, { type: 'Split' }>['behavior'];

/** @param compile makes patterns, see `patterns.ts` */
export function createPreTokenizer(part: PreTokenizer, compile: CompiledPattern): PreTokenize {
  switch (part.type) {
    case 'Sequence': {
      const all = part.pretokenizers.map((each) => createPreTokenizer(each, compile));
      return (text, first) =>
        all.reduce<string[]>(
          (pieces, parted) => pieces.flatMap((piece, at) => parted(piece, first && at === 0)),
          [text],
        );
    }
    case 'BertPreTokenizer':
      return (text) =>
        text
          .split(SPACES)
          .filter((word) => word !== '')
          .flatMap((word) => splitBy(word, PUNCTUATION, 'Isolated'));
    case 'Whitespace':
      return (text) => text.match(WORDS) ?? [];
    case 'WhitespaceSplit':
      return (text) => text.split(SPACES).filter((word) => word !== '');
    case 'CharDelimiterSplit':
      return (text) => text.split(part.delimiter).filter((word) => word !== '');
    case 'Split': {
      const pattern = compile(part.pattern);
      return (text) => splitBy(text, pattern, part.behavior, part.invert);
    }
    case 'Punctuation':
      return (text) => splitBy(text, PUNCTUATION, part.behavior);
    case 'Digits':
      return (text) => splitBy(text, /\p{N}/gu, part.individual_digits ? 'Isolated' : 'Contiguous');
    case 'FixedLength':
      return (text) => {
        const characters = [...text];
        return Array.from({ length: Math.ceil(characters.length / part.length) }, (_, at) =>
          characters.slice(at * part.length, (at + 1) * part.length).join(''),
        );
      };
    case 'ByteLevel':
      return (text) => {
        const whole = part.add_prefix_space && !text.startsWith(' ') ? ` ${text}` : text;
        return (part.use_regex ? splitBy(whole, BYTE_LEVEL, 'Isolated') : [whole]).map(spelled);
      };
    case 'Metaspace': {
      const { replacement, add_prefix_space: legacy } = part;
      const scheme = part.prepend_scheme ?? (legacy === false ? 'never' : 'always');
      const mark = literally(replacement);
      return (text, first) => {
        const marked = text.replaceAll(' ', () => replacement);
        const prepends = scheme === 'always' || (scheme === 'first' && first);
        const whole = prepends && !marked.startsWith(replacement) ? replacement + marked : marked;
        return part.split ? splitBy(whole, mark, 'MergedWithNext') : [whole];
      };
    }
  }
}

const SPACES = /\p{White_Space}/u;
const PUNCTUATION = /[\p{P}\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007e]/gu;
const WORD = '\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}';
const WORDS = new RegExp(`[${WORD}]+|[^${WORD}\\p{White_Space}]+`, 'gu');
const BYTE_LEVEL =
  /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\p{White_Space}\p{L}\p{N}]+|\p{White_Space}+(?!\P{White_Space})|\p{White_Space}+/gu;

interface Stretch {
  readonly text: string;
  /** Whether the pattern matched it. */
  readonly matched: boolean;
}

/** Parts a text at the matches of a pattern, which stay with what is beside them as `behavior` says; nothing empty. */
function splitBy(text: string, pattern: RegExp, behavior: Behavior, invert = false): string[] {
  const stretches: Stretch[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) stretches.push({ text: text.slice(end, match.index), matched: invert });
    if (match[0] !== '') stretches.push({ text: match[0], matched: !invert });
    end = match.index + match[0].length;
  }
  if (end < text.length) stretches.push({ text: text.slice(end), matched: invert });
  return joined(stretches, behavior);
}

function joined(stretches: readonly Stretch[], behavior: Behavior): string[] {
  const pieces: string[] = [];
  let before = false;
  switch (behavior) {
    case 'Removed':
      return stretches.flatMap(({ text, matched }) => (matched ? [] : [text]));
    case 'Isolated':
      return stretches.map(({ text }) => text);
    case 'Contiguous':
      for (const [at, { text, matched }] of stretches.entries()) {
        if (at > 0 && matched === before) pieces.push(pieces.pop()! + text);
        else pieces.push(text);
        before = matched;
      }
      return pieces;
    case 'MergedWithPrevious':
      for (const { text, matched } of stretches) {
        if (matched && !before && pieces.length > 0) pieces.push(pieces.pop()! + text);
        else pieces.push(text);
        before = matched;
      }
      return pieces;
    case 'MergedWithNext':
      for (const { text, matched } of stretches.toReversed()) {
        if (matched && !before && pieces.length > 0) pieces.push(text + pieces.pop()!);
        else pieces.push(text);
        before = matched;
      }
      return pieces.reverse();
  }
}
