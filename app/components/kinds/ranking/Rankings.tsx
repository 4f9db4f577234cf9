import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { Report } from '#app/core/reports/report.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { decimal, NO_FIGURE, wholePercent } from '../../report/figures.ts';
import { Figure } from '../../report/Figure.tsx';
import { STACK } from '../../report/stack.ts';

/** How often each system got each place, was the best and was the worst. */
export function Rankings({ report: { rankings } }: { report: Report }) {
  const { t } = useTranslation('report');
  const [first] = rankings;
  if (first === undefined) return null;
  const ends = first.form === 'best-worst';
  return (
    <div className={STACK}>
      <Table caption={t('rankings.caption')}>
        <thead>
          <tr>
            <HeadCell>{t('rankings.system')}</HeadCell>
            <HeadCell numeric className="whitespace-nowrap">
              <Figure of="placedBest">{t('rankings.best')}</Figure>
            </HeadCell>
            <HeadCell numeric className="whitespace-nowrap">
              <Figure of="placedWorst">{t('rankings.worst')}</Figure>
            </HeadCell>
            {!ends &&
              first.counts.map((_, place) => (
                <HeadCell key={place} numeric className="whitespace-nowrap">
                  <Figure of="placed">{t('rankings.place', { place: place + 1 })}</Figure>
                </HeadCell>
              ))}
            {!ends && (
              <HeadCell numeric className="whitespace-nowrap">
                <Figure of="meanPlace">{t('rankings.mean')}</Figure>
              </HeadCell>
            )}
            <HeadCell numeric className="whitespace-nowrap">
              <Figure of="count">{t('rankings.judgments')}</Figure>
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {rankings.map(({ system, best, worst, counts, meanPlace, n }) => (
            <tr key={system} className="break-inside-avoid">
              <Cell className="whitespace-nowrap">{system}</Cell>
              <Cell numeric className="whitespace-nowrap">
                {wholePercent(best)}
              </Cell>
              <Cell numeric className="whitespace-nowrap">
                {wholePercent(worst)}
              </Cell>
              {!ends &&
                counts.map((count, place) => (
                  <Cell key={place} numeric className="whitespace-nowrap">
                    {count}
                  </Cell>
                ))}
              {!ends && (
                <Cell numeric className="whitespace-nowrap">
                  {meanPlace === null ? NO_FIGURE : decimal(meanPlace, 2)}
                </Cell>
              )}
              <Cell numeric className="whitespace-nowrap">
                {n.judgments}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
