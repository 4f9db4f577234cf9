import { LinkButton } from '#app/components/ui/Link.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { StudyOverview } from '#app/services/studies/studyOverview.ts';

/** Leads to the page of the panel, in the place where other studies have links. */
export function PanelPointer({
  study: { slug, state, seats },
  mayChange,
}: {
  study: StudyOverview;
  mayChange: boolean;
}) {
  const { t } = useTranslation('quality');
  const drawable = mayChange && state === 'ready' && seats === 0;
  return (
    <Section title={t('panel.title')}>
      <p className="max-w-line text-quiet">{t('panel.overview')}</p>
      <div>
        <LinkButton to={`/studies/${slug}/panel`} look={drawable ? 'primary' : 'secondary'}>
          {t(drawable ? 'panel.drawNow' : 'panel.open')}
        </LinkButton>
      </div>
    </Section>
  );
}
