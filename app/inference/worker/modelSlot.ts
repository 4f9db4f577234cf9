import { findLayout } from '../models/layout.ts';
import { loadModelFolder, type Model } from '../models/modelFolder.ts';
import type { RuntimeOptions } from '../runtime.ts';

/** Holds the model that was used last, so that a run over many batches loads it once. */
export interface ModelSlot {
  /** The model of a folder, loaded unless it is the one held. Another one held before is let go. */
  use(folder: string): Promise<Model>;
}

export function createModelSlot(options: RuntimeOptions): ModelSlot {
  let held: { model: Model; sizeBytes: number } | undefined;
  return {
    async use(folder) {
      const { file, sizeBytes } = await findLayout(folder);
      if (held !== undefined && held.model.file === file && held.sizeBytes === sizeBytes) return held.model;
      await held?.model.release();
      held = undefined;
      const model = await loadModelFolder(folder, options);
      held = { model, sizeBytes };
      return model;
    },
  };
}
