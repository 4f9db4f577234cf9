/** Most bytes of a file that a page takes: some hundred thousand lines. Larger ones go through the command line. */
export const MOST_UPLOAD_BYTES = 64 * 1024 * 1024;
