import { LinkButton } from '#app/components/ui/Link.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { StudyOverview } from '#app/services/studies/studyOverview.ts';

/** What is worth doing between the outputs and the opening: reading what differs, and a pilot. */
export function BeforeOpening({ study: { slug, pilots } }: { study: StudyOverview }) {
  const { t } = useTranslation('pilot');
  const count = pilots.pilots.length;
  return (
    <Section title={t('before.title')}>
      <div className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-2">
        <div className="grid gap-2">
          <h3>{t('before.pairsTitle')}</h3>
          <p className="max-w-line text-quiet">{t('before.pairs')}</p>
          <div>
            <LinkButton to={`/studies/${slug}/pairs`}>{t('before.pairsOpen')}</LinkButton>
          </div>
        </div>
        <div className="grid gap-2">
          <h3>{t('before.pilotTitle')}</h3>
          <p className="max-w-line text-quiet">{t('before.pilot')}</p>
          {pilots.adopted !== null && (
            <p className="max-w-line">{t('before.adopted', { study: pilots.adopted })}</p>
          )}
          <div>
            <LinkButton to={`/studies/${slug}/pilot`}>
              {count === 0 ? t('before.pilotOpen') : t('before.pilotsOpen', { count })}
            </LinkButton>
          </div>
        </div>
      </div>
    </Section>
  );
}
