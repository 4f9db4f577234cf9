import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import type { Dose } from '#app/core/studies/dose.ts';
import type { Item } from '#app/core/studies/items.ts';
import type { LookDecision } from '#app/core/studies/looks.ts';
import type { Provenance } from '#app/core/studies/provenance.ts';
import type { Recruited } from '#app/core/studies/recruited.ts';
import type { Kind } from '#app/core/kinds/kind.ts';
import type { Slot } from '#app/core/kinds/layout.ts';
import type { Locale } from '#app/core/shared/localized.ts';
import type { ToldBlock } from '#app/core/verdict/judging/missingBlocks.ts';

/** A study that people judged elsewhere, with all that came of it; names of items, systems and raters agree. */
export interface GivenStudy {
  readonly configuration: StudyConfiguration;
  /** The version of the verdict's rule by which it is judged. */
  readonly ruleVersion: number;
  readonly openedAt: Date;
  readonly closedAt: Date;
  /** Batches by number, and when each was opened; see `BatchTable`. */
  readonly batches: ReadonlyMap<number, Date | null>;
  readonly items: readonly GivenItem[];
  /** In their order, controls last. */
  readonly systems: readonly GivenSystem[];
  readonly outputs: readonly GivenOutput[];
  readonly raters: readonly GivenRater[];
  readonly judgments: readonly GivenJudgment[];
  readonly skips: readonly ToldBlock[];
  readonly scores: readonly GivenScore[];
  readonly looks: readonly GivenLook[];
  readonly events: readonly GivenEvent[];
}

export interface GivenItem extends Item {
  /** The number of its batch, which is one of the study's. */
  readonly batch: number;
  /** Blocks that it asked for; null where nobody knows: as many as it has then. */
  readonly asked: number | null;
}

export interface GivenSystem {
  readonly name: string;
  readonly role: 'baseline' | 'candidate' | 'control';
  readonly criterion: string | null;
  readonly dose: Dose | null;
  readonly maker: string | null;
  /** Of a control; the others have theirs in the configuration. */
  readonly settings: object;
  readonly sizeBytes: number | null;
  readonly tokensPerSecond: number | null;
  readonly peakMemoryBytes: number | null;
  readonly latencyP50Ms: number | null;
  readonly latencyP95Ms: number | null;
  readonly firstTokenMs: number | null;
  readonly generationMs: number | null;
  readonly tokenizerHash: string | null;
  /** The ways in which its outputs came about; null for one that wasn't recorded. */
  readonly provenances: readonly (Provenance | null)[];
}

export interface GivenOutput {
  readonly item: string;
  readonly system: string;
  readonly text: string;
  readonly tokens: number | null;
  readonly latencyMs: number | null;
  readonly finishReason: string | null;
  /** Equal for the texts of an item that were judged as one; null where each was judged by itself. */
  readonly sharedTextId: string | null;
  readonly sourceSystem: string | null;
  readonly promptTokens: number | null;
  readonly firstTokenMs: number | null;
  readonly truncatedTokens: number | null;
  readonly nearTies: number | null;
  /** Place among its system's provenances; null where that isn't known. */
  readonly provenance: number | null;
}

export interface GivenRater {
  readonly name: string;
  readonly group: string | null;
  readonly simulated: boolean;
  readonly locale: Locale;
  readonly joinedAt: Date;
  /** Who set the rater aside while the study ran; null = nobody. */
  readonly setAside: {
    readonly by: 'lead' | 'rule';
    readonly at: Date;
    readonly reason: string | null;
  } | null;
  readonly recruited: Recruited | null;
}

/** A revision of what a rater answered to a task. */
export interface GivenJudgment {
  readonly kind: Kind;
  readonly item: string;
  readonly rater: string;
  /** The systems of each text that was shown; several where they share it. */
  readonly slots: readonly (readonly [slot: Slot, system: string])[];
  readonly swapped: boolean;
  readonly arrangement: string | null;
  /** Place in the rater's sequence; null where nobody knows. */
  readonly position: number | null;
  readonly repeat: boolean;
  readonly revision: number;
  readonly submittedAt: Date | null;
  readonly activeMs: number | null;
  readonly comment: string | null;
  /** Whether the rater judged all of the item's block. */
  readonly blockSubmitted: boolean;
  readonly answer: GivenAnswer;
}

/** What a rater answered; parts that the kind doesn't have are left out. */
export interface GivenAnswer {
  readonly choice?: 'a' | 'b' | 'tie';
  readonly strength?: string | null;
  readonly ratings?: Readonly<Record<string, number>>;
  readonly highlights?: readonly GivenHighlight[];
  /** Places by system. */
  readonly ranks?: Readonly<Record<string, number>>;
}

export interface GivenHighlight {
  readonly start: number;
  readonly end: number;
  readonly severity: string;
  readonly criterion: string | null;
  /** Absent where it has none. */
  readonly category?: string | undefined;
  readonly comment: string | null;
}

export interface GivenScore {
  /** Null = the corpus. */
  readonly item: string | null;
  readonly system: string;
  readonly measure: string;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly signature: string | null;
  readonly detail: object | null;
}

export interface GivenLook {
  readonly number: number;
  readonly takenAt: Date;
  readonly share: number;
  readonly information: number;
  readonly decisions: readonly LookDecision[];
  readonly stoppedAt: Date | null;
}

export interface GivenEvent {
  readonly at: Date;
  readonly actor: string;
  readonly kind: string;
  readonly detail: object | null;
}
