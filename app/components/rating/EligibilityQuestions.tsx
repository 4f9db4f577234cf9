import { inLocale } from '#app/core/shared/localized.ts';
import type { LocalizedText } from '#app/core/studies/criteria.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';

/** A question before joining; which of its options let somebody take part is not told. */
export interface AskedQuestion {
  readonly key: string;
  readonly question: LocalizedText;
  readonly options: readonly { readonly key: string; readonly label: LocalizedText }[];
}

/** The name of a question's form field. */
export function fieldOf(question: Pick<AskedQuestion, 'key'>): string {
  return `eligibility.${question.key}`;
}

/** Questions that decide who takes part; each has one answer, and none is chosen beforehand. */
export function EligibilityQuestions({
  questions,
  missing,
}: {
  questions: readonly AskedQuestion[];
  /** Field names of those without an answer, after an attempt to join. */
  missing: readonly string[];
}) {
  const { t } = useTranslation('rating');
  const locale = useLocale();
  return questions.map((question) => {
    const field = fieldOf(question);
    const lacking = missing.includes(field);
    return (
      <fieldset key={question.key} aria-describedby={lacking ? `${field}-error` : undefined}>
        <legend className="font-medium">{inLocale(question.question, locale)}</legend>
        {lacking && (
          <p id={`${field}-error`} className="text-sm font-medium text-fault">
            {t('landing.questionMissing')}
          </p>
        )}
        {question.options.map((option) => (
          <label key={option.key} className="flex min-h-touch items-center gap-3">
            <input type="radio" name={field} value={option.key} required className="size-5 flex-none" />
            {inLocale(option.label, locale)}
          </label>
        ))}
      </fieldset>
    );
  });
}
