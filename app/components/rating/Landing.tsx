import { useState, type FormEvent } from 'react';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { screens } from '../kinds/screens.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Section } from '../ui/Section.tsx';
import { EligibilityQuestions, fieldOf, type AskedQuestion } from './EligibilityQuestions.tsx';
import { Guidelines, type GuidelineFacts } from './Guidelines.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import { Paragraphs } from './Paragraphs.tsx';

export interface LandingProps {
  title: string;
  /** The rater's own link. */
  link: string;
  facts: GuidelineFacts;
  /** Languages of the study's items, BCP 47; asked for only where there are several. */
  languages: readonly string[];
  /** What raters agree to besides, in the lead's words; null = nothing. */
  consent: string | null;
  eligibility: readonly AskedQuestion[];
  /** Tasks to practise with; 0 = none. */
  trainingTasks: number;
  /** Items that a rater is asked to judge at least; null = as many as they like. */
  leastItems: number | null;
  /** What the address told of whoever recruited the rater, as an address has it; empty where it told nothing. */
  recruited: string;
  /** The fields that the form lacked when it was sent without a script. */
  missing: readonly string[];
}

/** What a rater reads before the first task: what there is to do, the guidelines, what is kept; and agrees to. */
export function Landing(props: LandingProps) {
  const { title, link, facts, languages, consent, eligibility, trainingTasks, leastItems } = props;
  const { t } = useTranslation('rating');
  const locale = useLocale();
  const [missing, setMissing] = useState(props.missing);
  const asksLanguages = languages.length > 1;
  // The kind that comes last says what there is to do, of those before it as well.
  const last = facts.asked.at(-1)!;
  const { intro } = screens.of(last.kind).useWords();

  const check = (event: FormEvent<HTMLFormElement>) => {
    const form = new FormData(event.currentTarget);
    const fields = [...eligibility.map(fieldOf), ...(asksLanguages ? ['languages'] : []), 'consent'];
    const lacking = fields.filter((field) => !form.has(field));
    setMissing(lacking);
    if (lacking[0] === undefined) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLInputElement>(`input[name="${lacking[0]}"]`)?.focus();
  };

  return (
    <form
      method="post"
      action={`${link}/join${props.recruited}`}
      onSubmit={check}
      noValidate
      className="grid gap-10"
    >
      <div className="grid gap-4">
        <h1 className="text-3xl">{title}</h1>
        <p className="text-lg">{intro(last.facts, facts.asked.length === 1)}</p>
        {trainingTasks > 0 && <p>{t('landing.practice', { count: trainingTasks })}</p>}
        <p>{t('landing.pace')}</p>
        {leastItems !== null && leastItems > 1 && <p>{t('landing.least', { count: leastItems })}</p>}
        <p>{t('landing.needed')}</p>
      </div>
      <Section title={t('landing.guidelines')} className="border-t border-line pt-6">
        <Guidelines facts={facts} />
      </Section>
      <Section title={t('landing.keptTitle')} className="border-t border-line pt-6">
        <p>{t('landing.kept')}</p>
        {props.recruited !== '' && <p>{t('landing.keptRecruited')}</p>}
      </Section>
      {consent !== null && (
        <Section title={t('landing.consentTitle')} className="border-t border-line pt-6">
          <Paragraphs text={consent} />
        </Section>
      )}
      {eligibility.length > 0 && (
        <Section title={t('landing.questions')} className="border-t border-line pt-6">
          <p className="text-quiet">{t('landing.questionsHint')}</p>
          <EligibilityQuestions questions={eligibility} missing={missing} />
        </Section>
      )}
      <div className="grid gap-4 border-t border-line pt-6">
        <input type="hidden" name="locale" value={locale} />
        {asksLanguages && (
          <LanguageChoice
            languages={languages}
            error={missing.includes('languages') ? t('landing.languagesMissing') : undefined}
          />
        )}
        <Checkbox
          name="consent"
          value="yes"
          label={t('landing.consent')}
          error={missing.includes('consent') ? t('landing.consentMissing') : undefined}
        />
        <div>
          <Button type="submit" look="primary" className="max-sm:w-full">
            {t('landing.start')}
          </Button>
        </div>
      </div>
    </form>
  );
}
