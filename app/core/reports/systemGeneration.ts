import type { Said } from '../shared/reasons/reason.ts';
import type { ProviderKind } from '../studies/providers.ts';
import type { SystemProvenance } from '../studies/provenance.ts';

/** An item without an output, and why. */
export type FailedItem<Why> = { readonly item: string } & (Why extends string
  ? { readonly message: string }
  : { readonly why: Why });

/**
 * How a system's generation stands: what is there, what failed and why, what it cost. The whys are reasons, or the
 * words of the page that shows them.
 */
export interface SystemGeneration<Why extends Said | string = string> {
  readonly system: string;
  readonly role: 'baseline' | 'candidate';
  readonly provider: ProviderKind;
  /** The model folder, or the model and its server; null where outputs are imported. */
  readonly model: string | null;
  /** Decoding settings as the study names them. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly outputs: number;
  /** Why the last run of the system as a whole ended early; null where it did not. */
  readonly failure: Why | null;
  /** Items without an output whose last attempt failed; `failedItems` are the first of them, in the study's order. */
  readonly failed: number;
  readonly failedItems: readonly FailedItem<Why>[];
  /** Outputs whose prompt was cut to fit, as the settings say; `cutPrompts` are the first, with the tokens cut. */
  readonly truncated: number;
  readonly cutPrompts: readonly { readonly item: string; readonly tokens: number }[];
  /** Outputs in which rounding could have turned a choice between two tokens. */
  readonly nearTies: number;
  /** How outputs ended, the most frequent first; null where it is not known. */
  readonly endings: readonly { readonly reason: string | null; readonly outputs: number }[];
  /** How its outputs came about, the most outputs first. */
  readonly made: SystemProvenance['made'];
  /** Null where it is not known: of imported outputs, or of a model on a server. */
  readonly sizeBytes: number | null;
  readonly peakMemoryBytes: number | null;
  readonly tokensPerSecond: number | null;
  readonly firstTokenMs: number | null;
  readonly latencyP50Ms: number | null;
  readonly latencyP95Ms: number | null;
  readonly generationMs: number | null;
  /** Of the references given the prompts; null where they were not scored, and while raters judge. */
  readonly perplexity: number | null;
}
