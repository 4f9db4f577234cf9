import { findLayout, type Layout } from '../models/layout.ts';
import { loadModelFolder, type Model } from '../models/modelFolder.ts';
import type { RuntimeOptions } from '../runtime.ts';

/** Holds the model that was used last, so that a run over many batches loads it once. */
export interface ModelSlot {
  /** The model of a folder, loaded unless it is the one held. Another one held before is let go. */
  use(folder: string, variant: string | undefined): Promise<Model>;
}

export function createModelSlot(options: RuntimeOptions): ModelSlot {
  let held: Model | undefined;
  return {
    async use(folder, variant) {
      const layout = await findLayout(folder, variant);
      const same = ({ files, sizeBytes }: Layout) =>
        sizeBytes === layout.sizeBytes && files.join('\0') === layout.files.join('\0');
      if (held !== undefined && same(held.layout)) return held;
      await held?.release();
      held = undefined;
      return (held = await loadModelFolder(folder, { ...options, variant }));
    },
  };
}
