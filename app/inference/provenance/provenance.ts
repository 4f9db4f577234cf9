import type { LocalProvenance } from '#app/core/studies/provenance.ts';
import { fingerprintFiles } from '../models/fingerprint.ts';
import type { Model } from '../models/modelFolder.ts';
import { RUNTIME, type RuntimeOptions } from '../runtime.ts';
import { MAKER } from './maker.ts';
import { readProcessor } from './processor.ts';

/** How what a model writes in this process comes about. Reads all of its files once more, for their hash. */
export async function provenanceOf(model: Model, options: RuntimeOptions): Promise<LocalProvenance> {
  return {
    kind: 'onnx',
    modelHash: await fingerprintFiles(model.folder, model.layout.files),
    variant: model.layout.variant ?? null,
    precision: model.first.bindings.caches[0]!.type,
    dynamicQuantization: model.rowsInfluenceEachOther,
    runtime: RUNTIME,
    executionProvider: options.executionProvider ?? 'cpu',
    threads: model.threads ?? null,
    processor: await readProcessor(),
    ...MAKER,
  };
}
