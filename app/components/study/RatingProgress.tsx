import { scaleLinear } from '@visx/scale';
import { Section } from '#app/components/ui/Section.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { StudyOverview } from '#app/services/studies/studyOverview.ts';

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
    <Section title={t('progress.title')}>
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

function PerDay({ perDay }: Pick<StudyOverview['progress'], 'perDay'>) {
  const { t } = useTranslation('study');
  const width = scaleLinear<number>({
    domain: [0, Math.max(...perDay.map(({ judgments }) => judgments), 1)],
    range: [0, 100],
  });
  return (
    <Table caption={t('progress.perDay')}>
      <thead className="sr-only">
        <tr>
          <HeadCell>{t('progress.day')}</HeadCell>
          <HeadCell>{t('progress.judgments')}</HeadCell>
          <td />
        </tr>
      </thead>
      <tbody>
        {perDay.map(({ day, judgments }) => (
          <tr key={day}>
            <Cell className="w-28 whitespace-nowrap">{day}</Cell>
            <Cell numeric className="w-16">
              {judgments}
            </Cell>
            <td className="border-b border-line">
              <svg width="100%" height="12" aria-hidden="true" className="block text-quiet">
                <rect width={`${width(judgments)}%`} height="12" fill="currentColor" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
