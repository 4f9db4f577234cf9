/** The visible characters that stand for bytes in byte-level tokenizers (GPT-2): printable ones for themselves. */
const CHARACTERS: readonly string[] = (() => {
  let next = 256;
  const isPrintable = (byte: number) => (byte > 32 && byte < 127) || (byte > 160 && byte !== 173);
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(isPrintable(byte) ? byte : next++));
})();
const BYTES: ReadonlyMap<string, number> = new Map(CHARACTERS.map((character, byte) => [character, byte]));
const written = new TextEncoder();

/** A text with a character for each of its bytes. */
export function spelled(text: string): string {
  let all = '';
  for (const byte of written.encode(text)) all += CHARACTERS[byte]!;
  return all;
}

/** The bytes that tokens spell; a token with another character stands for its own text. */
export function bytesOf(tokens: readonly string[]): Uint8Array {
  const bytes = tokens.flatMap((token) => {
    const own = [...token].map((character) => BYTES.get(character));
    return own.includes(undefined) ? [...written.encode(token)] : (own as number[]);
  });
  return Uint8Array.from(bytes);
}
