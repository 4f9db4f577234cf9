import { wholePercent } from '#app/core/shared/wholePercent.ts';
import { SKIP_REASONS, type SkipReason } from '#app/core/ratings/skip.ts';
import { typographyOf } from '#app/core/shared/typography.ts';
import { STUDY_STATES, type StudyState } from '#app/core/studies/lifecycle.ts';
import { OUTCOMES, type Outcome } from '#app/core/reports/record/deviation.ts';
import { noteOrWords, readReason } from '#app/core/shared/notes.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';

/** Says an event in a sentence; one that there are no words for by its kind and what is noted of it. */
export function useEventWords(): (kind: string, detail: Readonly<Record<string, unknown>>) => string {
  const { t } = useTranslation('quality');
  const locale = useLocale();
  const { t: study } = useTranslation('study');
  const { t: rating } = useTranslation('rating');
  const { t: settings } = useTranslation('settings');
  const { t: report } = useTranslation('report');
  const { list } = typographyOf(locale);
  const parts: Readonly<Record<string, string>> = settings('fields', { returnObjects: true });
  const part = (name: string) => (Object.hasOwn(parts, name) ? parts[name]! : name);
  const kinds = t('record.kinds', { returnObjects: true });
  const outcomes: Readonly<Record<string, string>> = t('record.outcomes', { returnObjects: true });
  const state = (value: unknown) =>
    STUDY_STATES.includes(value as StudyState) ? study(`states.${value as StudyState}`) : String(value);
  const why = (reason: unknown) =>
    SKIP_REASONS.includes(reason as SkipReason) ? rating(`skip.${reason as SkipReason}`) : String(reason);
  const outcome = (value: unknown) =>
    OUTCOMES.includes(value as Outcome) ? report(`decisions.${value as Outcome}`) : String(value);
  return (kind, detail) => {
    if (!Object.hasOwn(kinds, kind)) return `${kind} ${JSON.stringify(detail)}`;
    return (t as (key: string, words: object) => string)(
      `record.kinds.${kind}`,
      wordsOf(kind, detail),
    ).trim();
  };
  function wordsOf(kind: string, detail: Readonly<Record<string, unknown>>): object {
    switch (kind) {
      case 'state':
        return { from: state(detail.from), to: state(detail.to) };
      case 'set-up-changed':
        return { ...detail, parts: list(String(detail.parts).split(', ').map(part)) };
      case 'look-taken':
        return { share: wholePercent(Number(detail.share)) };
      case 'margins-tightened':
        return { ...detail, from: percent(detail.from), to: percent(detail.to) };
      case 'rater-excluded':
        return { ...detail, reason: noteOrWords(readReason(String(detail.reason ?? '')), locale) };
      case 'task-skipped':
        return { ...detail, why: why(detail.reason), note: detail.note ?? '' };
      case 'decision-proposed':
      case 'decision-refused':
      case 'decision-signed':
        return { ...detail, outcome: outcome(detail.outcome), comment: detail.comment ?? '' };
      case 'generation-ended':
        return { how: outcomes[String(detail.outcome)] ?? detail.outcome, reason: detail.reason ?? '' };
      default:
        return detail;
    }
  }
}

/** A share of the scale's range. */
function percent(share: unknown): string {
  return `${Number((100 * Number(share)).toFixed(2))} %`;
}
