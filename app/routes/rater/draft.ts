import type { Submission } from '#app/core/ratings/judgment.ts';
import type { Answers } from '#app/components/rating/answers.ts';

/** What the browser keeps of the task at hand, so that a reload, a crash or a lost connection costs nothing. */
export interface Draft {
  /** The assignment's id. */
  readonly assignment: string;
  readonly answers: Answers;
  /** The key under which the judgment will be (or was) sent. */
  readonly key: string;
  readonly activeMs: number;
  /** The judgment, where it was sent and nothing came back. */
  readonly unsent: Submission | null;
}

const nameOf = (link: string) => `evenhand-draft:${link}`;

/** The draft kept for a rater's link, or null. */
export function loadDraft(link: string): Draft | null {
  try {
    const kept = localStorage.getItem(nameOf(link));
    return kept === null ? null : (JSON.parse(kept) as Draft);
  } catch {
    return null; // storage is switched off, or holds something else
  }
}

/** Keeps a draft; one at a time for a link, since one task is shown at a time. */
export function saveDraft(link: string, draft: Draft): void {
  try {
    localStorage.setItem(nameOf(link), JSON.stringify(draft));
  } catch {
    // Storage is switched off or full: the answers are still on the page.
  }
}

export function dropDraft(link: string): void {
  try {
    localStorage.removeItem(nameOf(link));
  } catch {
    // Nothing was kept.
  }
}
