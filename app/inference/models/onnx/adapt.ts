import { withFreshCaches } from './freshCaches.ts';
import { withLogitsToKeep } from './logitsToKeep.ts';

/**
 * A decoder's graph with whatever can be added to it that saves work; see `withLogitsToKeep` and `withFreshCaches`.
 * @param model a serialized ONNX ModelProto
 * @returns undefined where nothing can be added, or the bytes are no model: that is the runtime's to judge
 */
export function adaptDecoder(model: Uint8Array): Uint8Array | undefined {
  try {
    const first = withLogitsToKeep(model);
    return withFreshCaches(first ?? model) ?? first;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
