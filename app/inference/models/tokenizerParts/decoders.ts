import { bytesOf } from './bytes.ts';
import type { CompiledPattern } from './patterns.ts';
import type { Decoder } from './schema.ts';

/** Makes tokens the stretches of a text. */
export type Decode = (tokens: string[]) => string[];

/** @param compile makes patterns, see `patterns.ts` */
export function createDecoder(part: Decoder, compile: CompiledPattern): Decode {
  switch (part.type) {
    case 'Sequence': {
      const all = part.decoders.map((each) => createDecoder(each, compile));
      return (tokens) => all.reduce((stretches, decode) => decode(stretches), tokens);
    }
    case 'Fuse':
      return (tokens) => [tokens.join('')];
    case 'ByteFallback':
      return decodeBytes;
    case 'ByteLevel':
      return (tokens) => [lossy.decode(bytesOf(tokens))];
    case 'BPEDecoder':
      return (tokens) =>
        tokens.map((token, at) => token.replaceAll(part.suffix, at === tokens.length - 1 ? '' : ' '));
    case 'WordPiece':
      return (tokens) =>
        tokens.map((token, at) => {
          const continued = part.prefix !== '' && token.startsWith(part.prefix);
          const word = at === 0 ? token : continued ? token.slice(part.prefix.length) : ` ${token}`;
          return part.cleanup ? cleanedUp(word) : word;
        });
    case 'Metaspace': {
      const scheme = part.prepend_scheme ?? (part.add_prefix_space === false ? 'never' : 'always');
      return (tokens) =>
        tokens.map((token, at) =>
          token.replaceAll(part.replacement, at === 0 && scheme !== 'never' ? '' : ' '),
        );
    }
    case 'Replace': {
      const pattern = compile(part.pattern);
      return (tokens) => tokens.map((token) => token.replace(pattern, () => part.content));
    }
    case 'Strip':
      return (tokens) => tokens.map((token) => stripped([...token], part));
  }
}

const lossy = new TextDecoder('utf-8', { ignoreBOM: true });

/** Spaces that a tokenizer put before signs, in the order of the reference. */
function cleanedUp(text: string): string {
  return CLEANED.reduce((clean, [from, to]) => clean.replaceAll(from, to), text);
}

const CLEANED = [
  [' .', '.'],
  [' ?', '?'],
  [' !', '!'],
  [' ,', ','],
  [" ' ", "'"],
  [" n't", "n't"],
  [" 'm", "'m"],
  [' do not', " don't"],
  [" 's", "'s"],
  [" 've", "'ve"],
  [" 're", "'re"],
] as const;

function stripped(
  characters: readonly string[],
  { content, start, stop }: Extract<Decoder, { type: 'Strip' }>,
): string {
  let from = 0;
  while (from < start && characters[from] === content) from += 1;
  let to = characters.length;
  while (characters.length - to < stop && characters[to - 1] === content) to -= 1;
  return characters.slice(from, Math.max(from, to)).join('');
}

/**
 * Tokens that stand for single bytes (`<0xE4>`) become text together. Where the bytes are not UTF-8, the reference
 * writes one replacement character for each of them.
 */
function decodeBytes(tokens: string[]): string[] {
  const stretches: string[] = [];
  let bytes: number[] = [];
  const end = () => {
    if (bytes.length > 0) stretches.push(strictly(Uint8Array.from(bytes)));
    bytes = [];
  };
  for (const token of tokens) {
    const byte = /^<0x([0-9A-Fa-f]{2})>$/.exec(token)?.[1];
    if (byte !== undefined) bytes.push(parseInt(byte, 16));
    else {
      end();
      stretches.push(token);
    }
  }
  end();
  return stretches;
}

function strictly(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return '\ufffd'.repeat(bytes.length);
  }
}
