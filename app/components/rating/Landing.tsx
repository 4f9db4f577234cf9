import { useState, type FormEvent } from 'react';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Section } from '../ui/Section.tsx';
import { Guidelines, type GuidelineFacts } from './Guidelines.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';

export interface LandingProps {
  title: string;
  /** The rater's own link. */
  link: string;
  facts: GuidelineFacts;
  /** Languages of the study's items, BCP 47; asked for only where there are several. */
  languages: readonly string[];
  /** What the form lacked when it was sent without a script. */
  missing: 'consent' | 'languages' | null;
}

/** What a rater reads before the first task: what there is to do, the guidelines, what is kept; and agrees to. */
export function Landing({ title, link, facts, languages, missing }: LandingProps) {
  const { t } = useTranslation('rating');
  const locale = useLocale();
  const [lacking, setLacking] = useState(missing);
  const asksLanguages = languages.length > 1;
  const intro =
    facts.criteria.length === 0
      ? 'landing.introPairwise'
      : facts.pairwise
        ? 'landing.introBoth'
        : 'landing.introLikert';

  const check = (event: FormEvent<HTMLFormElement>) => {
    const form = new FormData(event.currentTarget);
    const lack =
      asksLanguages && !form.has('languages')
        ? 'languages'
        : form.get('consent') !== 'yes'
          ? 'consent'
          : null;
    setLacking(lack);
    if (lack === null) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLInputElement>(`input[name="${lack}"]`)?.focus();
  };

  return (
    <form method="post" action={`${link}/join`} onSubmit={check} className="grid gap-10">
      <div className="grid gap-4">
        <h1 className="text-3xl">{title}</h1>
        <p className="text-lg">{t(intro)}</p>
        <p>{t('landing.pace')}</p>
        <p>{t('landing.needed')}</p>
      </div>
      <Section title={t('landing.guidelines')} className="border-t border-line pt-6">
        <Guidelines facts={facts} />
      </Section>
      <Section title={t('landing.keptTitle')} className="border-t border-line pt-6">
        <p>{t('landing.kept')}</p>
      </Section>
      <div className="grid gap-4 border-t border-line pt-6">
        <input type="hidden" name="locale" value={locale} />
        {asksLanguages && (
          <LanguageChoice
            languages={languages}
            error={lacking === 'languages' ? t('landing.languagesMissing') : undefined}
          />
        )}
        <Checkbox
          name="consent"
          value="yes"
          label={t('landing.consent')}
          error={lacking === 'consent' ? t('landing.consentMissing') : undefined}
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
