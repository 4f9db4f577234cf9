import { AppError } from '#app/core/shared/errors.ts';

/** Most bytes that a workbook may unpack to: some packed megabytes can hold gigabytes. */
export const MOST_UNPACKED = 512 * 1024 * 1024;

/** Whether a file is a ZIP archive, as workbooks of spreadsheets are. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

const DIRECTORY_ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;

/**
 * Throws where the archive's own directory says that it unpacks to more than may be, before anything is unpacked.
 * @throws AppError `too_large`
 */
export function assertUnpackable(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let unpacked = 0;
  for (let at = 0; at + ENTRY_BYTES <= bytes.length; at++) {
    if (bytes[at] !== 0x50 || view.getUint32(at, true) !== DIRECTORY_ENTRY) continue;
    unpacked += view.getUint32(at + 24, true);
    at += ENTRY_BYTES - 1;
  }
  if (unpacked > MOST_UNPACKED) {
    throw new AppError('workbook-too-large', { most: MOST_UNPACKED / 1024 / 1024 });
  }
}
