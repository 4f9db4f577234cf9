import type { Tokenizer } from '@huggingface/tokenizers';

/** What of the library's decoders is touched here. */
interface KnownDecoder {
  readonly config?: { readonly type?: string };
  readonly decoders?: readonly KnownDecoder[];
  text_decoder?: { decode(bytes: Uint8Array): string };
}

/**
 * Tokens that stand for single bytes become text together. Where the bytes are not UTF-8, the reference library
 * writes one replacement character for each of them; the one used here would keep what of them is valid.
 */
export function decodeBytesStrictly(tokenizer: Tokenizer): void {
  visit((tokenizer as unknown as { decoder?: KnownDecoder | null }).decoder);
}

function visit(decoder: KnownDecoder | null | undefined): void {
  for (const part of decoder?.decoders ?? []) visit(part);
  if (decoder?.config?.type === 'ByteFallback' && decoder.text_decoder !== undefined) {
    decoder.text_decoder = { decode: decodeStrictly };
  }
}

function decodeStrictly(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return '\uFFFD'.repeat(bytes.length);
  }
}
