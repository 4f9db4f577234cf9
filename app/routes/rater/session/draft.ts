import { NO_ANSWERS, type Answers } from '#app/components/rating/answers.ts';
import { keepStored, loadStored } from './stored.ts';

/** What the browser keeps of a task at hand, so that a reload, a crash or a look back costs nothing. */
export interface Draft {
  readonly answers: Answers;
  readonly activeMs: number;
}

export type Drafts = Readonly<Record<string, Draft>>;

/** Drafts kept for a link: more than tasks that a rater can have begun. */
const MOST = 12;

const nameOf = (link: string) => `evenhand-drafts:${link}`;

/** The drafts kept for a rater's link, by assignment. */
export function loadDrafts(link: string): Drafts {
  const kept = loadStored<Record<string, Partial<Draft>>>(nameOf(link)) ?? {};
  return Object.fromEntries(
    Object.entries(kept).map(([assignment, { answers, activeMs }]) => [
      assignment,
      { answers: { ...NO_ANSWERS, ...answers }, activeMs: activeMs ?? 0 },
    ]),
  );
}

/** Keeps a draft, the latest of them last. */
export function saveDraft(link: string, assignment: string, draft: Draft): void {
  const others = Object.entries(loadDrafts(link)).filter(([other]) => other !== assignment);
  keepStored(nameOf(link), Object.fromEntries([...others, [assignment, draft] as const].slice(-MOST)));
}

export function dropDraft(link: string, assignment: string): void {
  const left = Object.entries(loadDrafts(link)).filter(([other]) => other !== assignment);
  keepStored(nameOf(link), left.length === 0 ? null : Object.fromEntries(left));
}
