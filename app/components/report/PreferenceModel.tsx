import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { Report } from '#app/core/reports/report.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { Figure } from './Figure.tsx';
import { NO_FIGURE, wholePercent, withInterval } from './figures.ts';
import { STACK } from './stack.ts';

/** All systems on one scale, from all comparisons together. */
export function PreferenceModel({ report: { preferenceModel: model, verdict } }: { report: Report }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  if (model === null) return null;
  const { systems, tie, tieLower, tieUpper, comparisons, items, note } = model;
  const percent = (share: number | null, lower: number | null, upper: number | null) =>
    share === null
      ? NO_FIGURE
      : lower === null || upper === null
        ? wholePercent(share)
        : `${withInterval({ value: share * 100, lower: lower * 100, upper: upper * 100 }, 0, locale)} %`;
  const unsure = note === null && systems.some(({ lower }, index) => index > 0 && lower === null);
  return (
    <div className={STACK}>
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
                    {system === verdict.baseline ? (
                      t('model.baseline')
                    ) : (
                      <Figure of="model" n={{ items, comparisons }} level={model.level}>
                        {percent(share, lower, upper)}
                      </Figure>
                    )}
                  </Cell>
                </tr>
              ))}
            </tbody>
          </Table>
          <p className="max-w-line text-sm text-quiet">
            {t('model.rests', { comparisons, items })}{' '}
            {tie !== null && t('model.tie', { share: percent(tie, tieLower, tieUpper) })}{' '}
            {unsure && t('model.noInterval')}
          </p>
        </>
      )}
    </div>
  );
}
