import { useTranslation } from '#app/i18n/index.ts';
import type { StudyState } from '#app/core/studies/lifecycle.ts';

/** A pilot as far as the sentence on where it stands tells of it. */
export interface StandingPilot {
  readonly state: StudyState;
  readonly progress: { readonly asked: number; readonly submitted: number; readonly judgments: number };
  readonly ratersPerItem: number;
  /** Raters who count, once it is closed; null before. */
  readonly raters: number | null;
}

/** Where a pilot stands, in a sentence. */
export function usePilotStanding(): (pilot: StandingPilot) => string {
  const { t } = useTranslation('pilot');
  return ({ state, progress, ratersPerItem, raters }) => {
    const { asked, submitted, judgments } = progress;
    if (state === 'withdrawn') return t('page.withdrawn');
    if (raters !== null)
      return raters === 0 ? t('page.closedNothing') : t('page.closed', { raters, judgments });
    if (state === 'paused') return t('page.paused', progress);
    if (state === 'open') return t(submitted >= asked ? 'page.complete' : 'page.open', progress);
    // Every rater judges all of a pilot.
    return t('page.ready', { items: asked / ratersPerItem, raters: ratersPerItem });
  };
}
