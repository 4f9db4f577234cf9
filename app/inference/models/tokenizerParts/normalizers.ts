import { normalizeBy, readCharsmap } from './charsmap.ts';
import { spelled } from './bytes.ts';
import type { Normalizer } from './schema.ts';
import type { CompiledPattern } from './patterns.ts';

/** What a text is before it is parted. */
export type Normalize = (text: string) => string;

/** @param compile makes patterns, see `patterns.ts` */
export function createNormalizer(part: Normalizer, compile: CompiledPattern): Normalize {
  switch (part.type) {
    case 'Sequence': {
      const all = part.normalizers.map((each) => createNormalizer(each, compile));
      return (text) => all.reduce((normal, normalize) => normalize(normal), text);
    }
    case 'NFC':
    case 'NFD':
    case 'NFKC':
    case 'NFKD':
      return (text) => text.normalize(part.type);
    case 'Lowercase':
      return lowercase;
    case 'StripAccents':
      return (text) => text.replace(/\p{M}/gu, '');
    case 'Nmt':
      return nmt;
    case 'ByteLevel':
      return spelled;
    case 'Strip':
      return (text) => {
        const left = part.strip_left ? text.replace(/^\p{White_Space}+/u, '') : text;
        return part.strip_right ? left.replace(/\p{White_Space}+$/u, '') : left;
      };
    case 'Precompiled': {
      if (!part.precompiled_charsmap) return (text) => text;
      const lookUp = readCharsmap(Buffer.from(part.precompiled_charsmap, 'base64'));
      return (text) => normalizeBy(lookUp, text);
    }
    case 'Prepend':
      return (text) => (text === '' ? text : part.prepend + text);
    case 'Replace': {
      const pattern = compile(part.pattern);
      // A function: `$&` in the content means nothing.
      return (text) => text.replace(pattern, () => part.content);
    }
    case 'BertNormalizer':
      return (text) => bert(part, text);
  }
}

/** Controls go, and what else counts as a space becomes one. */
function nmt(text: string): string {
  let normal = '';
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const isControl = code < 0x20 || code === 0x7f || code === 0x8f || code === 0x9f;
    if (NMT_SPACES.has(code)) normal += ' ';
    else if (code === 0 || !isControl) normal += character;
  }
  return normal;
}

const NMT_SPACES: ReadonlySet<number> = new Set([
  ...[0x9, 0xa, 0xc, 0xd, 0x1680, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f],
  ...[0x2028, 0x2029, 0x2581, 0xfeff, 0xfffd],
]);

/** Character by character: a sigma at a word's end stays as it is everywhere. */
function lowercase(text: string): string {
  let lower = '';
  for (const character of text) lower += character.toLowerCase();
  return lower;
}

function bert(part: Extract<Normalizer, { type: 'BertNormalizer' }>, text: string): string {
  let normal = text;
  if (part.clean_text) {
    normal = normal
      .replace(/\0|\ufffd|(?![\t\n\r])\p{Cc}|\p{Cf}|\p{Co}|\p{Cs}/gu, '')
      .replace(/\p{White_Space}/gu, ' ');
  }
  if (part.handle_chinese_chars) normal = normal.replace(CHINESE, ' $& ');
  if (part.strip_accents ?? part.lowercase) normal = normal.normalize('NFD').replace(/\p{Mn}/gu, '');
  return part.lowercase ? lowercase(normal) : normal;
}

const CHINESE =
  /[\u4e00-\u9fff\u3400-\u4dbf\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b920}-\u{2ceaf}\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu;
