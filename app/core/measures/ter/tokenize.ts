import { splitWords, trimEnd } from '../text.ts';

export interface TerOptions {
  /** Set punctuation apart and undo XML escapes, default false. */
  readonly normalized?: boolean;
  /** Drop punctuation, default false. */
  readonly noPunctuation?: boolean;
  /** With either of the two above, treat Chinese and Japanese characters and marks too; default false. */
  readonly asianSupport?: boolean;
  /** Default false: texts are lower-cased. */
  readonly caseSensitive?: boolean;
}

/** The words that TER edits: Tercom's tokenization as sacreBLEU 2.6.0 has it. */
export function terTokens(text: string, options: TerOptions = {}): string[] {
  const { normalized = false, noPunctuation = false, asianSupport = false, caseSensitive = false } = options;
  let line = trimEnd(text);
  if (line === '') return [];
  if (!caseSensitive) line = line.toLowerCase();
  if (normalized) {
    line = normalizeWestern(line);
    if (asianSupport) line = normalizeAsian(line);
  }
  if (noPunctuation) {
    line = line.replace(/[.,?:;!"()]/g, '');
    if (asianSupport) line = line.replace(ASIAN_PUNCTUATION, '').replace(FULL_WIDTH_PUNCTUATION, '');
  }
  return splitWords(line);
}

const ASIAN_PUNCTUATION = /[\u3001\u3002\u3008-\u3011\u3014-\u301f\uff61-\uff65\u30fb]/g;
const FULL_WIDTH_PUNCTUATION = /[\uff0e\uff0c\uff1f\uff1a\uff1b\uff01\uff02\uff08\uff09]/g;

function normalizeWestern(text: string): string {
  const joined = text
    .replaceAll('\n-', '')
    .replaceAll('\n', ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
  return ` ${joined} `
    .replace(/([{-~[-` -&(-+:-@/])/g, ' $1 ')
    .replaceAll("'s ", " 's ")
    .replace(/([^0-9])([.,])/g, '$1 $2 ')
    .replace(/([.,])([^0-9])/g, ' $1 $2')
    .replace(/([0-9])(-)/g, '$1 $2 ');
}

/**
 * Ideographs and marks one by one. The reference also means to split runs of kana, but asks for them at the very
 * start of a line that by then begins with a blank, so that nothing happens.
 */
function normalizeAsian(text: string): string {
  return text
    .replace(/[\u4e00-\u9fff\u3400-\u4dbf]/g, ' $& ')
    .replace(/[\u31c0-\u31ef\u2e80-\u2eff]/g, ' $& ')
    .replace(/[\u3300-\u33ff\uf900-\ufaff\ufe30-\ufe4f]/g, ' $& ')
    .replace(/[\u3200-\u3f22]/g, ' $& ')
    .replace(ASIAN_PUNCTUATION, ' $& ')
    .replace(FULL_WIDTH_PUNCTUATION, ' $& ');
}
