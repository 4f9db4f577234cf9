import { Section } from '#app/components/ui/Section.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { Report } from '#app/core/reports/report.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { decimal, NO_FIGURE, wholePercent } from './figures.ts';

/** How often each system got each place, was the best and was the worst. */
export function Rankings({ report: { rankings } }: { report: Report }) {
  const { t } = useTranslation('report');
  const [first] = rankings;
  if (first === undefined) return null;
  const ends = first.form === 'best-worst';
  return (
    <Section title={ends ? t('rankings.titleEnds') : t('rankings.title')}>
      <Table caption={t('rankings.caption')}>
        <thead>
          <tr>
            <HeadCell>{t('rankings.system')}</HeadCell>
            <HeadCell numeric>{t('rankings.best')}</HeadCell>
            <HeadCell numeric>{t('rankings.worst')}</HeadCell>
            {!ends &&
              first.counts.map((_, place) => (
                <HeadCell key={place} numeric>
                  {t('rankings.place', { place: place + 1 })}
                </HeadCell>
              ))}
            {!ends && <HeadCell numeric>{t('rankings.mean')}</HeadCell>}
            <HeadCell numeric>{t('rankings.judgments')}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {rankings.map(({ system, best, worst, counts, meanPlace, n }) => (
            <tr key={system} className="break-inside-avoid">
              <Cell>{system}</Cell>
              <Cell numeric>{wholePercent(best)}</Cell>
              <Cell numeric>{wholePercent(worst)}</Cell>
              {!ends &&
                counts.map((count, place) => (
                  <Cell key={place} numeric>
                    {count}
                  </Cell>
                ))}
              {!ends && <Cell numeric>{meanPlace === null ? NO_FIGURE : decimal(meanPlace, 2)}</Cell>}
              <Cell numeric>{n.judgments}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
