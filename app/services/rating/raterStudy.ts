import { askedFacts, type AskedFacts } from '#app/core/ratings/askedFacts.ts';
import type { LocalizedText } from '#app/core/studies/criteria.ts';
import type { Locale } from '#app/core/shared/localized.ts';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import { NEUTRAL_TITLE } from '#app/core/ratings/raterTitle.ts';
import type { Executor } from '#db/database.ts';
import type { Row } from '#db/schema.ts';
import { requireInvitation } from './requireInvitation.ts';

/** What a rater may know of a study before joining: nothing of systems, names or the question. */
export interface RaterStudy {
  title: string;
  /** Plain text, blank lines between paragraphs; null = the default guidelines. */
  guidelines: string | null;
  /** What raters agree to besides, in the lead's words; plain text. Null = nothing. */
  consent: string | null;
  locale: Locale;
  /** The kinds of tasks that are asked, with what raters may know of each. */
  asked: readonly AskedFacts[];
  comments: boolean;
  /** Languages of its items, BCP 47, in alphabetical order; items without a language are left out. */
  languages: readonly string[];
  /** About how many tasks one rater may do. */
  tasks: number;
  state: StudyState;
  /** Items that a rater is asked to judge at least; null = as many as they like. */
  leastItems: number | null;
  /** Tasks to practise with before the first real one; 0 = none. */
  trainingTasks: number;
  /** Questions to answer before joining; which answers let somebody take part is not among it. */
  eligibility: readonly {
    key: string;
    question: LocalizedText;
    options: readonly { key: string; label: LocalizedText }[];
  }[];
}

/** @throws AppError `not_found`, `gone`: see `requireInvitation` */
export async function raterStudy(
  db: Executor,
  token: string,
  { now = new Date(), joined = false }: { now?: Date; joined?: boolean } = {},
): Promise<RaterStudy> {
  const { study } = await requireInvitation(db, token, now, { joined });
  return shownToRaters(study);
}

/** What raters may know of a study, field by field, so that nothing rides along. */
export function shownToRaters(study: Row<'studies'>): RaterStudy {
  const { protocol, locale, raterTitle, guidelines, consent = '' } = study.configuration;
  const { task_count: tasks, task_items: items, languages } = study;
  const most = Math.min(items, protocol.mostItemsPerRater ?? items);
  return {
    title: raterTitle ?? NEUTRAL_TITLE[locale],
    guidelines: guidelines.trim() === '' ? null : guidelines,
    consent: consent.trim() === '' ? null : consent,
    locale,
    asked: askedFacts(protocol),
    comments: protocol.comments,
    languages,
    tasks: items === 0 ? 0 : Math.round((tasks / items) * most),
    state: study.state,
    leastItems: protocol.leastItemsPerRater,
    trainingTasks: protocol.training?.tasks.length ?? 0,
    eligibility: protocol.eligibility.map(({ key, question, options }) => ({
      key,
      question,
      options: options.map((option) => ({ key: option.key, label: option.label })),
    })),
  };
}
