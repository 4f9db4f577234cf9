import type { LocalizedText, Scale } from '#app/core/studies/criteria.ts';
import type { Turn } from '#app/core/studies/conversation.ts';
import type { StudyState } from '#app/core/studies/lifecycle.ts';

/** A control beside what it was made of. */
export interface ShownControl {
  readonly id: number;
  readonly item: string;
  /** The turns before the prompt, where the item is a conversation. */
  readonly earlier: readonly Turn[];
  readonly prompt: string;
  readonly source: string | null;
  readonly text: string;
  readonly baseline: string;
  readonly problems: readonly string[];
}

/** What the page of a study's controls shows: those of one criterion, a page of them. */
export interface ControlsPageStudy {
  readonly slug: string;
  readonly name: string;
  readonly question: string;
  readonly state: StudyState;
  /** Criteria that have controls. */
  readonly criteria: readonly {
    readonly key: string;
    readonly label: LocalizedText;
    readonly count: number;
  }[];
  /** The criterion whose controls are shown; null where there are none. */
  readonly shown: {
    readonly key: string;
    readonly label: LocalizedText;
    readonly scale: Scale;
    readonly admissible: { readonly lowest: number; readonly highest: number };
    readonly controls: readonly ShownControl[];
    readonly page: number;
    readonly pages: number;
  } | null;
  /** Over all criteria. */
  readonly problems: number;
}

/** What the last form of the page was refused for, with what was entered. */
export interface ControlsRefusal {
  readonly message: string;
  /** The control whose text was refused; null for a range. */
  readonly control: number | null;
  readonly text: string;
}
