import { AppError } from './errors.ts';

/** How a file's text is encoded. */
export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'GB18030' | 'Windows-1252';

export interface DecodedText {
  /** Without a byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
}

/** Bytes by which an encoding that has no mark is told. */
const LOOKED_AT = 64 * 1024;

/**
 * The text of a file as editors and spreadsheets write it: UTF-8, UTF-16 with or without a mark, GB18030 (with it GBK
 * and GB 2312), else Windows-1252 (with it Latin-1). The last two are told by Chinese characters having both bytes
 * above 0xA0, where letters with accents stand between ASCII ones. A text of a few words may look like either.
 *
 * @throws AppError `invalid_input` for what is no text in any of these
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  for (const encoding of candidates(bytes)) {
    try {
      const text =
        encoding === 'Windows-1252'
          ? windows1252(bytes)
          : new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // Any byte is a character of Windows-1252; what no person types tells a file that is no text.
      if (encoding !== 'Windows-1252' || !UNTYPED.test(text)) return { text, encoding };
    } catch {
      // It is none of this.
    }
  }
  throw new AppError('file-not-text');
}

/** What Windows-1252 has where Latin-1 has controls; Node's decoder of this name reads Latin-1. */
const BEYOND_LATIN_1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function windows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

  return text.replace(/[\u0080-\u009f]/g, (one) => BEYOND_LATIN_1[one.charCodeAt(0) - 0x80]!);
}

// eslint-disable-next-line no-control-regex -- these are meant
const UNTYPED = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]/;

function candidates(bytes: Uint8Array): Encoding[] {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return ['UTF-16LE'];
  if (a === 0xfe && b === 0xff) return ['UTF-16BE'];
  const some = bytes.subarray(0, LOOKED_AT);
  const zeros = [0, 0];
  for (const [at, byte] of some.entries()) if (byte === 0) zeros[at % 2]! += 1;
  // Every other byte of Latin letters, digits and commas is 0; a text in any other encoding has none.
  if (zeros[0]! + zeros[1]! > 0) {
    const most = some.length / 20;
    if (zeros[1]! > most && zeros[0]! < zeros[1]! / 10) return ['UTF-16LE'];
    return zeros[0]! > most && zeros[1]! < zeros[0]! / 10 ? ['UTF-16BE'] : [];
  }
  return isChinese(some) ? ['UTF-8', 'GB18030', 'Windows-1252'] : ['UTF-8', 'Windows-1252'];
}

/** Whether what isn't ASCII stands in pairs as those of GB 2312 do. */
function isChinese(bytes: Uint8Array): boolean {
  let pairs = 0;
  let others = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at]!;
    const trail = bytes[at + 1] ?? 0;
    if (lead < 0x80) continue;
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) {
      pairs += 1;
      at += 1;
    } else {
      others += 1;
      if (lead >= 0x81 && trail >= 0x40) at += 1;
    }
  }
  return pairs > 0 && others <= pairs / 10;
}
