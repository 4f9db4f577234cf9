/** What tells kernels apart that compute the same graph differently; the names are Linux's, or Arm's without FEAT_. */
export const PROCESSOR_FEATURES = [
  ...(['avx2', 'avx_vnni', 'avx512f', 'avx512_vnni', 'amx_int8'] as const),
  ...(['fp16', 'dotprod', 'i8mm', 'sme'] as const),
] as const;
export type ProcessorFeature = (typeof PROCESSOR_FEATURES)[number];

export interface Processor {
  /** As the processor or its system names it; null where neither does. */
  readonly name: string | null;
  /** As Node names it: `x64`, `arm64`. */
  readonly architecture: string;
  /** Those of the list that it has; null where that can't be read. */
  readonly features: readonly ProcessorFeature[] | null;
}

/** How outputs of a model came about that ran with Evenhand. */
export interface LocalProvenance {
  readonly kind: 'onnx';
  /** SHA-256 over the files that decide what the model writes. */
  readonly modelHash: string;
  /** Which of the folder's variants; null for the unquantized one. */
  readonly variant: string | null;
  /** Element type of the cache, which is that of the activations. */
  readonly precision: 'float32' | 'float16';
  /** Activations are quantized as they come: 8-bit kernels compute the model, and they differ among processors. */
  readonly dynamicQuantization: boolean;
  readonly runtime: { readonly name: string; readonly version: string };
  readonly executionProvider: string;
  /** Threads for one operator; null for as many as the machine has cores. */
  readonly threads: number | null;
  readonly processor: Processor;
  readonly node: string;
  readonly evenhand: string;
}

/** How outputs of a server came about, as far as it can be known from outside. */
export interface ServerProvenance {
  readonly kind: 'openai';
  /** Host and port. */
  readonly host: string;
  /** What the study asks for. */
  readonly model: string;
  /** What the server says that it is; null where it doesn't. */
  readonly reportedModel: string | null;
  readonly node: string;
  readonly evenhand: string;
}

/** Outputs that were made elsewhere. */
export interface ImportProvenance {
  readonly kind: 'import';
  /** SHA-256 of the file's text; null where they did not come in a file. */
  readonly fileHash: string | null;
  readonly evenhand: string;
}

export type Provenance = LocalProvenance | ServerProvenance | ImportProvenance;

/** The outputs of one system by how they came about. */
export interface SystemProvenance {
  readonly system: string;
  readonly role: 'baseline' | 'candidate';
  /** The most outputs first; a null provenance is not recorded, as of outputs made before it was. */
  readonly made: readonly { readonly provenance: Provenance | null; readonly outputs: number }[];
}

/** Something about how outputs came about that a lead should know, as data. */
export type ProvenanceWarning =
  | { readonly kind: 'provenance-mixed'; readonly system: string; readonly ways: number }
  | {
      readonly kind: 'provenance-differs';
      readonly system: string;
      readonly baseline: string;
      readonly what: readonly ProvenancePart[];
    }
  | { readonly kind: 'provenance-saturated'; readonly system: string; readonly processor: string | null };

export const PROVENANCE_PARTS = ['place', 'runtime', 'executionProvider', 'processor', 'evenhand'] as const;
/** What may differ without being what is compared: the model itself and its size may. */
export type ProvenancePart = (typeof PROVENANCE_PARTS)[number];

/**
 * Whether a processor's kernels cut off sums of 8-bit products: AVX2 and AVX-512 add two products of an unsigned and a
 * signed byte in 16 bits, which hold half of what can come; with VNNI or AMX they are added in 32.
 * @see https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html#when-and-why-do-i-need-to-try-u8u8
 * @returns undefined where the features aren't known
 */
export function cutsOffInt8({ architecture, features }: Processor): boolean | undefined {
  if (architecture !== 'x64' && architecture !== 'ia32') return false;
  if (features === null) return undefined;
  const has = (...names: ProcessorFeature[]) => names.some((name) => features.includes(name));
  return has('avx2', 'avx512f') && !has('avx_vnni', 'avx512_vnni', 'amx_int8');
}

/** What a lead should know of how a study's outputs came about; nothing of what isn't recorded. */
export function provenanceWarnings(systems: readonly SystemProvenance[]): ProvenanceWarning[] {
  const known = systems.map(({ system, role, made }) => ({
    system,
    role,
    ways: made.length,
    provenances: made.flatMap(({ provenance }) => provenance ?? []),
  }));
  const baseline = known.find(({ role }) => role === 'baseline');
  return known.flatMap(({ system, role, ways, provenances }): ProvenanceWarning[] => {
    const warnings: ProvenanceWarning[] = [];
    const saturated = provenances.find(
      (each) =>
        each.kind === 'onnx' &&
        each.dynamicQuantization &&
        each.executionProvider === 'cpu' &&
        cutsOffInt8(each.processor) === true,
    );
    if (saturated?.kind === 'onnx') {
      warnings.push({ kind: 'provenance-saturated', system, processor: saturated.processor.name });
    }
    if (ways > 1) warnings.push({ kind: 'provenance-mixed', system, ways });
    if (role === 'candidate' && baseline !== undefined) {
      const what = PROVENANCE_PARTS.filter((part) =>
        provenances.some((own) => baseline.provenances.some((other) => differIn(part, own, other))),
      );
      if (what.length > 0) {
        warnings.push({ kind: 'provenance-differs', system, baseline: baseline.system, what });
      }
    }
    return warnings;
  });
}

function differIn(part: ProvenancePart, one: Provenance, other: Provenance): boolean {
  const place = (each: Provenance) => (each.kind === 'openai' ? `openai ${each.host}` : each.kind);
  if (part === 'place') return place(one) !== place(other);
  if (part === 'evenhand') return one.kind === other.kind && one.evenhand !== other.evenhand;
  if (one.kind !== 'onnx' || other.kind !== 'onnx') return false;
  switch (part) {
    case 'runtime':
      return one.runtime.name !== other.runtime.name || one.runtime.version !== other.runtime.version;
    case 'executionProvider':
      return one.executionProvider !== other.executionProvider;
    case 'processor':
      return JSON.stringify(one.processor) !== JSON.stringify(other.processor);
  }
}
