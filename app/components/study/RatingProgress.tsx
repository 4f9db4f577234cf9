import { Link } from '#app/components/ui/Link.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { StudyOverview } from '#app/services/studies/studyOverview.ts';
import { PerDay } from './running/PerDay.tsx';

/** How much has been judged, by whom and when: counts, nothing of what was judged. */
export function RatingProgress({
  progress,
  hidden,
}: {
  progress: StudyOverview['progress'];
  hidden: boolean;
}) {
  const { t } = useTranslation('study');
  const { people, simulated } = progress.raters;
  const named = [
    people > 0 || simulated === 0 ? t('progress.people', { count: people }) : null,
    simulated > 0 ? t('progress.simulated', { count: simulated }) : null,
  ].filter((words) => words !== null);
  const raters =
    named.length === 2 ? t('progress.and', { first: named[0]!, second: named[1]! }) : (named[0] ?? '');
  return (
    <Section
      title={t('progress.title')}
      aside={<Link to={`/studies/${progress.slug}/progress`}>{t('progress.live')}</Link>}
    >
      {progress.judgments === 0 ? (
        <p className="text-quiet">{t('progress.nothing')}</p>
      ) : (
        <>
          <p>{t('progress.summary', { count: progress.judgments, raters })}</p>
          <PerDay perDay={progress.perDay} />
        </>
      )}
      {hidden && <p className="max-w-line text-sm text-quiet">{t('progress.hidden')}</p>}
    </Section>
  );
}
