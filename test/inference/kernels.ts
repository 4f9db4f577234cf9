import { InferenceSession } from 'onnxruntime-node';
import { afterEach, vi } from 'vitest';

/**
 * Which kernels multiply 8-bit integers: those that onnxruntime takes on the processor at hand, or exact ones. On x86
 * without VNNI the former cut off sums of two products, so that both ways are met on one machine; elsewhere the switch
 * changes nothing.
 */
export const KERNELS = ['native', 'exact'] as const;
export type Kernels = (typeof KERNELS)[number];

/** Until the test ends, every graph that anybody in this process opens is run with these kernels. */
export function useKernels(kernels: Kernels): void {
  if (kernels === 'native') return;
  const create = InferenceSession.create.bind(InferenceSession) as (
    model: string | Uint8Array,
    options?: InferenceSession.SessionOptions,
  ) => Promise<InferenceSession>;
  const exactly = (model: string | Uint8Array, options: InferenceSession.SessionOptions = {}) => {
    const session = (options.extra as { session?: object } | undefined)?.session;
    return create(model, { ...options, extra: { session: { ...session, x64quantprecision: '1' } } });
  };
  vi.spyOn(InferenceSession, 'create').mockImplementation(exactly as typeof InferenceSession.create);
}

afterEach(() => void vi.restoreAllMocks());
