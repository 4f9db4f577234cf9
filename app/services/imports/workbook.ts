import { AppError } from '#app/core/shared/errors.ts';

/** Most bytes that a workbook may unpack to: some packed megabytes can hold gigabytes. */
export const MOST_UNPACKED = 512 * 1024 * 1024;

/** Whether a file is a ZIP archive, as workbooks of spreadsheets are. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

const DIRECTORY_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const [ENTRY_BYTES, END_BYTES, MOST_COMMENT] = [46, 22, 0xffff];

/**
 * Throws where the archive's own directory says that it unpacks to more than may be, before anything is unpacked. What
 * has no directory is left to whoever reads it.
 *
 * @throws AppError `too_large`
 */
export function assertUnpackable(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - END_BYTES;
  const first = Math.max(0, end - MOST_COMMENT);
  while (end >= first && view.getUint32(end, true) !== END_OF_DIRECTORY) end--;
  if (end < first) return;
  let unpacked = 0;
  let at = view.getUint32(end + 16, true);
  while (at + ENTRY_BYTES <= end && view.getUint32(at, true) === DIRECTORY_ENTRY) {
    unpacked += view.getUint32(at + 24, true);
    // Name, extra field and comment follow.
    at += ENTRY_BYTES + [28, 30, 32].reduce((sum, place) => sum + view.getUint16(at + place, true), 0);
  }
  if (unpacked > MOST_UNPACKED) {
    throw new AppError('workbook-too-large', { most: MOST_UNPACKED / 1024 / 1024 });
  }
}
