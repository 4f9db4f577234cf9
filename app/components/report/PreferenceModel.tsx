import { Section } from '#app/components/ui/Section.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { Report } from '#app/core/reports/report.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { NO_FIGURE, wholePercent } from './figures.ts';

/** All systems on one scale, from all comparisons together. */
export function PreferenceModel({ report: { preferenceModel: model, verdict } }: { report: Report }) {
  const { t } = useTranslation('report');
  if (model === null) return null;
  const { systems, tie, tieLower, tieUpper, comparisons, items, note } = model;
  const interval = (lower: number | null, upper: number | null) =>
    lower === null || upper === null ? '' : ` [${wholePercent(lower)}, ${wholePercent(upper)}]`;
  return (
    <Section title={t('model.title')}>
      {note !== null ? (
        <p className="max-w-line">{t('model.none')}</p>
      ) : (
        <>
          <Table caption={t('model.caption', { baseline: verdict.baseline })}>
            <thead>
              <tr>
                <HeadCell>{t('model.system')}</HeadCell>
                <HeadCell>{t('model.share')}</HeadCell>
              </tr>
            </thead>
            <tbody>
              {systems.map(({ system, share, lower, upper }) => (
                <tr key={system} className="break-inside-avoid">
                  <Cell>{system}</Cell>
                  <Cell className="whitespace-nowrap tabular-nums">
                    {system === verdict.baseline
                      ? t('model.baseline')
                      : share === null
                        ? NO_FIGURE
                        : `${wholePercent(share)}${interval(lower, upper)}`}
                  </Cell>
                </tr>
              ))}
            </tbody>
          </Table>
          <p className="max-w-line text-sm text-quiet">
            {t('model.rests', { comparisons, items })}{' '}
            {tie !== null && t('model.tie', { share: `${wholePercent(tie)}${interval(tieLower, tieUpper)}` })}
          </p>
        </>
      )}
    </Section>
  );
}
