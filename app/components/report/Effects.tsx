import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { Report } from '#app/core/reports/report.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { decimal, NO_FIGURE, withInterval } from './figures.ts';
import { STACK } from './stack.ts';
import { useTerms } from './useTerms.ts';
import { Figure } from './Figure.tsx';

/** Differences in standard deviations, and means beside those that each rater's own scale is taken from. */
export function Effects({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const termOf = useTerms(report);
  const { effects, normalised, ratings } = report;
  const systems = [...new Set(normalised.map(({ system }) => system))];
  const criteria = report.criteria.filter(({ key }) => normalised.some(({ criterion }) => criterion === key));
  return (
    <div className={STACK}>
      {effects.length > 0 && (
        <Table caption={t('effects.caption')}>
          <thead>
            <tr>
              <HeadCell>{t('effects.candidate')}</HeadCell>
              <HeadCell>{t('effects.criterion')}</HeadCell>
              <HeadCell>{t('effects.d')}</HeadCell>
              <HeadCell numeric>{t('effects.deviation')}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {effects.map((row) => (
              <tr key={`${row.system}/${row.criterion}`} className="break-inside-avoid">
                <Cell>{row.system}</Cell>
                <Cell>{termOf(row.criterion)}</Cell>
                <Cell className="whitespace-nowrap">
                  <Figure of="effect" n={row.n} level={row.level}>
                    {withInterval({ ...row, value: row.estimate }, 2, locale)}
                  </Figure>
                </Cell>
                <Cell numeric>
                  <Figure of="deviation" n={row.n}>
                    {decimal(row.deviation, 2)}
                  </Figure>
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {systems.length > 0 && (
        <Table caption={t('effects.means')}>
          <thead>
            <tr>
              <HeadCell>{t('effects.system')}</HeadCell>
              {criteria.map(({ key }) => (
                <HeadCell key={key}>{termOf(key)}</HeadCell>
              ))}
            </tr>
          </thead>
          <tbody>
            {systems.map((system) => (
              <tr key={system} className="break-inside-avoid">
                <Cell>{system}</Cell>
                {criteria.map(({ key }) => {
                  const isOwn = (row: { system: string; criterion: string }) =>
                    row.system === system && row.criterion === key;
                  const [z, raw] = [normalised.find(isOwn), ratings.find(isOwn)];
                  return (
                    <Cell key={key} className="whitespace-nowrap">
                      {z === undefined ? (
                        NO_FIGURE
                      ) : (
                        <Figure of="z" n={z.n} level={z.level}>
                          z {withInterval({ ...z, value: z.mean }, 2, locale)}
                        </Figure>
                      )}
                      <span className="block text-sm text-quiet">
                        {raw === undefined ? (
                          NO_FIGURE
                        ) : (
                          <Figure of="mean" n={raw.n} level={raw.level}>
                            {withInterval({ ...raw, value: raw.mean }, 2, locale)}
                          </Figure>
                        )}
                      </span>
                    </Cell>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </div>
  );
}
