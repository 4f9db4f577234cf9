import { HTML_LANG, useLocale, useTranslation } from '#app/i18n/index.ts';
import { Checkbox } from '../ui/Checkbox.tsx';

/** Which of the study's languages a rater reads: by their names in the page's language and in their own. */
export function LanguageChoice({
  languages,
  error,
}: {
  languages: readonly string[];
  error: string | undefined;
}) {
  const { t } = useTranslation('rating');
  const locale = useLocale();
  return (
    <fieldset aria-describedby={error === undefined ? 'languages-hint' : 'languages-hint languages-error'}>
      <legend className="font-medium">{t('landing.languages')}</legend>
      <p id="languages-hint" className="text-sm text-quiet">
        {t('landing.languagesHint')}
      </p>
      {error !== undefined && (
        <p id="languages-error" className="text-sm font-medium text-fault">
          {error}
        </p>
      )}
      <input type="hidden" name="asksLanguages" value="yes" />
      <div className="flex flex-wrap gap-x-8">
        {languages.map((tag) => (
          <Checkbox key={tag} name="languages" value={tag} label={nameOf(tag, HTML_LANG[locale])} />
        ))}
      </div>
    </fieldset>
  );
}

/** "Chinese (中文)": a language's name in the page's language, and in itself where that differs. */
function nameOf(tag: string, pageLanguage: string): string {
  const name = (language: string) => new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;
  const [here, own] = [name(pageLanguage), name(tag)];
  if (here === own) return here;
  return pageLanguage.startsWith('zh') ? `${here}（${own}）` : `${here} (${own})`;
}
