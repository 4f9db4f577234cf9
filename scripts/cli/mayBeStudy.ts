/** Whether a word may name a study: files have endings and folders, options a hyphen first, sizes are numbers. */
export function mayBeStudy(word: string): boolean {
  return !/^-|[./\\]/.test(word) && Number.isNaN(Number(word));
}
