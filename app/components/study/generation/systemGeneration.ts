/** How a system's generation stands, as the study's page shows it; what is not known is null. */
export interface SystemGeneration {
  readonly system: string;
  readonly role: 'baseline' | 'candidate';
  readonly provider: 'onnx' | 'openai' | 'import';
  readonly model: string | null;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly outputs: number;
  readonly failure: string | null;
  /** How many items failed; `failedItems` are the first of them. */
  readonly failed: number;
  readonly failedItems: readonly { readonly item: string; readonly message: string }[];
  /** Outputs whose prompt was cut; `cutPrompts` are the first of them. */
  readonly truncated: number;
  readonly cutPrompts: readonly { readonly item: string; readonly tokens: number }[];
  readonly nearTies: number;
  readonly endings: readonly { readonly reason: string | null; readonly outputs: number }[];
  readonly sizeBytes: number | null;
  readonly peakMemoryBytes: number | null;
  readonly tokensPerSecond: number | null;
  readonly firstTokenMs: number | null;
  readonly latencyP50Ms: number | null;
  readonly latencyP95Ms: number | null;
  readonly generationMs: number | null;
  readonly perplexity: number | null;
}
