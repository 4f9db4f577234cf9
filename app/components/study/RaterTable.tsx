import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { RaterSummary } from '#app/core/reports/report.ts';
import { fixed } from '#app/core/reports/words.ts';
import { noteOrWords } from '#app/core/shared/notes.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { Figure } from '../report/Figure.tsx';

/** The raters with how much they judged and how attentive they were; simulated ones are named so. */
export function RaterTable({ raters }: { raters: readonly RaterSummary[] }) {
  const { t } = useTranslation('study');
  const locale = useLocale();
  const grouped = raters.some(({ group }) => group !== null);
  const repeated = raters.some(({ selfConsistency }) => selfConsistency !== null);
  return (
    <Table caption={t('raters.caption')}>
      <thead>
        <tr>
          <HeadCell className="whitespace-nowrap">{t('raters.rater')}</HeadCell>
          {grouped && <HeadCell className="whitespace-nowrap">{t('raters.group')}</HeadCell>}
          <HeadCell numeric className="whitespace-nowrap">
            <Figure of="count">{t('raters.judgments')}</Figure>
          </HeadCell>
          <HeadCell numeric className="whitespace-nowrap">
            <Figure of="failed">{t('raters.controlTerm')}</Figure>
          </HeadCell>
          <HeadCell numeric className="whitespace-nowrap">
            <Figure of="pace">{t('raters.active')}</Figure>
          </HeadCell>
          <HeadCell numeric className="whitespace-nowrap">
            <Figure of="strictness">{t('raters.severity')}</Figure>
          </HeadCell>
          {repeated && (
            <HeadCell numeric className="whitespace-nowrap">
              <Figure of="steadiness">{t('raters.consistency')}</Figure>
            </HeadCell>
          )}
          <HeadCell className="whitespace-nowrap">{t('raters.status')}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {raters.map((rater) => (
          <tr key={rater.rater}>
            <Cell className="whitespace-nowrap">
              {rater.rater}
              {rater.simulated && <span className="text-quiet"> · {t('raters.simulated')}</span>}
            </Cell>
            {grouped && <Cell>{rater.group}</Cell>}
            <Cell numeric>{rater.judgments}</Cell>
            <Cell numeric className="whitespace-nowrap">
              {t('raters.controlsValue', { failed: rater.controlsFailed, seen: rater.controlsSeen })}
            </Cell>
            <Cell numeric>
              {rater.medianActiveMs === null ? '–' : (rater.medianActiveMs / 1000).toFixed(1)}
            </Cell>
            <Cell numeric>{rater.severity === null ? '–' : fixed(rater.severity, 2, true)}</Cell>
            {repeated && (
              <Cell numeric className="whitespace-nowrap">
                {rater.selfConsistency === null
                  ? '–'
                  : t('raters.consistencyValue', {
                      same: Math.round(rater.selfConsistency.same * rater.selfConsistency.answers),
                      answers: rater.selfConsistency.answers,
                    })}
              </Cell>
            )}
            <Cell>
              {rater.included
                ? t('raters.included')
                : t('raters.excluded', { reason: noteOrWords(rater.exclusionReason ?? '', locale) })}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
