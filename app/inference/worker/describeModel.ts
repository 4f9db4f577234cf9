import path from 'node:path';
import type { Model } from '../models/modelFolder.ts';
import { countParameters } from '../models/parameters.ts';
import { peakMemory } from './peakMemory.ts';
import type { ModelDescription } from './protocol.ts';

/** What is known of a model without running it, and of this process. */
export async function describeModel(model: Model): Promise<ModelDescription> {
  const { layout, folder, first } = model;
  const relative = (file: string) => path.relative(folder, file);
  // Where a pair of graphs make up the decoder, both hold the same weights.
  const counted = [layout.encoder, layout.first].filter((file) => file !== undefined);
  return {
    sizeBytes: layout.sizeBytes,
    vocabularySize: model.vocabularySize,
    contextLength: model.contextLength ?? null,
    modelType: typeof model.config['model_type'] === 'string' ? model.config['model_type'] : null,
    file: relative(layout.first),
    graphs: [...counted, layout.next].filter((file) => file !== undefined).map(relative),
    variant: layout.variant ?? null,
    parameters: await countParameters(counted),
    hasChatTemplate: model.chatTemplate !== undefined,
    cacheType: first.bindings.caches[0]!.type,
    rowsInfluenceEachOther: model.rowsInfluenceEachOther,
    tokenizerHash: model.tokenizer.hash,
    peakMemoryBytes: await peakMemory(),
  };
}
