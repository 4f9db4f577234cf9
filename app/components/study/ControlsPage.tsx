import { inLocale } from '#app/core/shared/localized.ts';
import { classes } from '#app/components/ui/classes.ts';
import { Link } from '#app/components/ui/Link.tsx';
import { Notice } from '#app/components/ui/Notice.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { AdmissibleRange } from './AdmissibleRange.tsx';
import { ControlCard } from './ControlCard.tsx';
import type { ControlsPageStudy, ControlsRefusal } from './controlsPageStudy.ts';
import { Pages } from './Pages.tsx';
import { StudyHeader } from './StudyHeader.tsx';

/** The controls of a study, for its lead to look through, and to change until the study opens. */
export function ControlsPage({
  study,
  refusal,
}: {
  study: ControlsPageStudy;
  refusal: ControlsRefusal | null;
}) {
  const { t } = useTranslation('quality');
  const locale = useLocale();
  const { shown, state } = study;
  const editable = state === 'ready';
  const before = state === 'draft' || state === 'generating';
  return (
    <div className="grid gap-10">
      <StudyHeader {...study} />
      <Section title={t('controls.title')} className="gap-4">
        <p className="max-w-line text-quiet">{t('controls.intro')}</p>
        {before && <p>{t('controls.notYet')}</p>}
        {!before && shown === null && <Notice kind="warning" title={t('controls.none')} />}
        {!before && !editable && shown !== null && <p className="text-quiet">{t('controls.frozen')}</p>}
        {study.problems > 0 && (
          <Notice kind="warning" title={t('controls.problems', { count: study.problems })} />
        )}
        {refusal !== null && refusal.control === null && (
          <Notice kind="error" title={t('controls.refused')} children={refusal.message} />
        )}
        {shown !== null && (
          <nav aria-label={t('controls.criteria')} className="flex flex-wrap gap-x-6">
            {study.criteria.map(({ key, label, count }) => (
              <Link
                key={key}
                to={`?criterion=${key}`}
                aria-current={key === shown.key ? 'page' : undefined}
                className={classes(
                  'flex min-h-touch items-center',
                  key === shown.key && 'font-semibold text-ink no-underline',
                )}
              >
                {t('controls.count', { criterion: inLocale(label, locale), count })}
              </Link>
            ))}
          </nav>
        )}
        {shown !== null && <AdmissibleRange key={shown.key} criterion={shown} editable={editable} />}
      </Section>
      {shown !== null && (
        <div className="grid gap-8">
          {shown.controls.map((control) => (
            <ControlCard
              // Another text makes the card anew, with its form closed; one that was refused stays in the form.
              key={`${control.id} ${control.text}`}
              control={control}
              editable={editable}
              refusal={refusal?.control === control.id ? refusal : null}
            />
          ))}
          <Pages
            page={shown.page}
            pages={shown.pages}
            to={(page) => `?criterion=${shown.key}&page=${page}`}
            words={{
              place: t('controls.pages', { page: shown.page, pages: shown.pages }),
              before: t('controls.previous'),
              after: t('controls.next'),
            }}
          />
        </div>
      )}
    </div>
  );
}
