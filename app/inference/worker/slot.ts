/** Holds what was loaded last, so that a run over many batches loads it once. */
export interface Slot<T> {
  /** What a folder holds, loaded unless it is held already. Another one held before is let go. */
  use(folder: string, variant: string | undefined): Promise<T>;
}

/** What tells whether a folder still holds what was loaded. */
interface Files {
  readonly files: readonly string[];
  readonly sizeBytes: number;
}

/**
 * @param find the files that would be loaded
 * @param load loads them
 */
export function createSlot<T extends { release(): Promise<void> }>(
  find: (folder: string, variant: string | undefined) => Promise<Files>,
  load: (folder: string, variant: string | undefined) => Promise<T>,
): Slot<T> {
  let held: { readonly key: string; readonly value: T } | undefined;
  return {
    async use(folder, variant) {
      const { files, sizeBytes } = await find(folder, variant);
      const key = [sizeBytes, ...files].join('\0');
      if (held?.key === key) return held.value;
      await held?.value.release();
      held = undefined;
      held = { key, value: await load(folder, variant) };
      return held.value;
    },
  };
}
