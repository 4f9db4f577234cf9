import { useMoney } from '#app/components/study/stakes/useMoney.ts';
import { FigureTable, type FigureRow } from '#app/components/ui/FigureTable.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { outsideResult, type Gain } from '#app/core/reports/gains.ts';
import type { Report } from '#app/core/reports/report.ts';
import type { Stakes } from '#app/core/studies/stakes.ts';
import { typographyOf } from '#app/core/shared/typography.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { decimal, levelPercent, NO_FIGURE } from './figures.ts';
import { reportGains } from './reportGains.ts';
import { STACK } from './stack.ts';

/** What a change saves and may lose, and what was found elsewhere, where a lead has said it. */
export function Gains({ report }: { report: Report }) {
  const { stakes } = report.study;
  const gains = reportGains(report);
  if (stakes === undefined || gains === null) return null;
  const isPriced = Object.keys(stakes.prices).length > 0 || stakes.lostPoint !== undefined;
  return (
    <div className={STACK}>
      {isPriced && <GainsTable gains={gains} baseline={report.verdict.baseline} currency={stakes.currency} />}
      {stakes.evidence.length > 0 && <EvidenceTable evidence={stakes.evidence} />}
    </div>
  );
}

function GainsTable({
  gains,
  baseline,
  currency,
}: {
  gains: readonly Gain[];
  baseline: string;
  currency: string;
}) {
  const { t } = useTranslation('report');
  const money = useMoney(currency);
  const orNone = (amount: number | null) => (amount === null ? NO_FIGURE : money(amount));
  const both = (range: { estimate: number; atMost: number } | null, written: (value: number) => string) =>
    range === null ? (
      NO_FIGURE
    ) : (
      <>
        {written(range.estimate)}
        <span className="block text-sm text-quiet">
          {t('gains.atMost', { value: written(range.atMost) })}
        </span>
      </>
    );
  const points = (value: number) => t('gains.points', { value: decimal(value, 2) });
  const rows: readonly FigureRow<Gain>[] = [
    { name: t('gains.before', { baseline }), figure: ({ cost }) => orNone(cost.baseline) },
    { name: t('gains.after'), figure: ({ cost }) => orNone(cost.candidate) },
    { name: t('gains.saved'), figure: ({ saved }) => orNone(saved) },
    { name: t('gains.loss'), figure: ({ loss }) => both(loss, points) },
    { name: t('gains.lossCost'), figure: ({ lossCost }) => both(lossCost, money) },
    {
      name: t('gains.breakEven'),
      figure: ({ breakEven }) => (breakEven === null ? NO_FIGURE : points(breakEven)),
    },
  ];
  return <FigureTable caption={t('gains.caption')} head={t('gains.figure')} systems={gains} rows={rows} />;
}

function EvidenceTable({ evidence }: { evidence: Stakes['evidence'] }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 6, signDisplay: 'exceptZero' });
  return (
    <Table caption={t('gains.evidenceCaption')}>
      <thead>
        <tr>
          <HeadCell>{t('gains.what')}</HeadCell>
          <HeadCell>{t('gains.candidate')}</HeadCell>
          <HeadCell numeric>{t('gains.difference')}</HeadCell>
          <HeadCell>{t('gains.says')}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {evidence.map((row, index) => (
          <tr key={index} className="break-inside-avoid">
            <Cell className="min-w-40 wrap-anywhere">
              {row.name}
              {row.source !== '' && (
                <span className="block text-sm text-quiet wrap-anywhere">{row.source}</span>
              )}
            </Cell>
            <Cell className="wrap-anywhere">{row.system}</Cell>
            <Cell numeric className="whitespace-nowrap">
              {typographyOf(locale).interval(
                number.format(row.estimate),
                number.format(row.lowest),
                number.format(row.highest),
              )}
              {row.unit !== '' && ` ${row.unit}`}
              <span className="block text-sm text-quiet">{levelPercent(row.level)}</span>
            </Cell>
            <Cell>{t(`gains.${outsideResult(row)}`)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
