import { inLocale, LOCALES } from '#app/core/shared/localized.ts';
import { useFormContext, useWatch } from 'react-hook-form';
import { Button } from '#app/components/ui/Button.tsx';
import type { LibraryCriterion } from '#app/core/studies/criteria.ts';
import type { Locale } from '#app/core/shared/localized.ts';
import { CRITERION_LIBRARY } from '#app/core/studies/criterionLibrary.ts';
import { HTML_LANG, useLocale, useTranslation } from '#app/i18n/index.ts';
import type { NewStudyValues } from '../../../study/newStudyValues.ts';

/** What raters read of the criteria that are chosen, in both languages. */
export function CriterionWording({ onAdapt }: { onAdapt: (criterion: LibraryCriterion) => void }) {
  const { t } = useTranslation('protocol');
  const locale = useLocale();
  const { control } = useFormContext<NewStudyValues>();
  const library = useWatch({ control, name: 'protocol.library' });
  const chosen = CRITERION_LIBRARY.filter(({ key }) => library.includes(key));
  return (
    <div className="grid gap-6 pb-4">
      {chosen.map((criterion) => (
        <div key={criterion.key} className="grid gap-2">
          <div className="grid gap-4 text-sm sm:grid-cols-2">
            {LOCALES.map((language) => (
              <Wording key={language} criterion={criterion} language={language} />
            ))}
          </div>
          <div>
            <Button
              look="plain"
              className="-ml-2 text-sm"
              aria-label={t('criteria.adaptOf', { criterion: inLocale(criterion.label, locale) })}
              onClick={() => onAdapt(criterion)}
            >
              {t('criteria.adapt')}
            </Button>
          </div>
        </div>
      ))}
    </div>
  );
}

function Wording({
  criterion: { label, question, anchors },
  language,
}: {
  criterion: LibraryCriterion;
  language: Locale;
}) {
  return (
    <div lang={HTML_LANG[language]} className="grid content-start gap-1">
      <p>
        <strong>{inLocale(label, language)}</strong>{' '}
        <span className="text-quiet">{inLocale(question, language)}</span>
      </p>
      <ol className="grid gap-0.5">
        {inLocale(anchors, language).map((anchor, index) => (
          <li key={index} className="grid grid-cols-[1.5rem_1fr]">
            <span className="tabular-nums text-quiet">{index + 1}</span>
            {anchor}
          </li>
        ))}
      </ol>
    </div>
  );
}
