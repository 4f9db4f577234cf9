import { Explain } from '#app/components/ui/Explain.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { AgreementSummary, Report } from '#app/core/reports/report.ts';
import { noteText } from '#app/core/shared/notes.ts';
import { useLocale, useTranslation, type Locale } from '#app/i18n/index.ts';
import { NO_FIGURE, withInterval } from './figures.ts';
import { useTerms } from './useTerms.ts';
import { STACK } from './stack.ts';
import { Figure } from './Figure.tsx';

/** How far raters agree: criteria down, with and without controls, the two coefficients across. */
export function AgreementTable({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const criterionOf = useTerms(report);
  if (report.agreement.length === 0) return null;
  return (
    <div className={STACK}>
      <Table caption={t('agreement.caption')}>
        <thead>
          <tr>
            <HeadCell>{t('agreement.criterion')}</HeadCell>
            <HeadCell>{t('agreement.alpha')}</HeadCell>
            <HeadCell>
              <Explain term={t('agreement.ac')}>{t('agreement.acExplained')}</Explain>
            </HeadCell>
            <HeadCell numeric>
              <Figure of="count">{t('agreement.units')}</Figure>
            </HeadCell>
            <HeadCell numeric>
              <Figure of="count">{t('agreement.raters')}</Figure>
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {paired(report.agreement).map(({ alpha, ac, any }) => (
            <tr key={`${any.criterion}/${any.withControls}`} className="break-inside-avoid">
              <Cell className="whitespace-nowrap">
                {criterionOf(any.criterion)}
                <span className="text-sm text-quiet">
                  {' · '}
                  {any.withControls ? t('agreement.withControls') : t('agreement.withoutControls')}
                </span>
              </Cell>
              <Cell className="whitespace-nowrap">
                <Figure of="alpha" n={{ items: any.units }} level={alpha?.level}>
                  {valueOf(alpha, locale)}
                </Figure>
              </Cell>
              <Cell className="whitespace-nowrap">
                <Figure of="ac" n={{ items: any.units }} level={ac?.level}>
                  {valueOf(ac, locale)}
                </Figure>
              </Cell>
              <Cell numeric>{any.units}</Cell>
              <Cell numeric>{any.raters}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

interface Pair {
  readonly alpha: AgreementSummary | undefined;
  readonly ac: AgreementSummary | undefined;
  /** Whichever of the two is there: what they rest on is the same. */
  readonly any: AgreementSummary;
}

/** The two coefficients of the same ratings side by side, in the report's order. */
function paired(rows: readonly AgreementSummary[]): Pair[] {
  const groups = new Map<string, AgreementSummary[]>();
  for (const row of rows) {
    const key = `${row.criterion}/${row.withControls}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((group) => ({
    alpha: group.find(({ coefficient }) => coefficient === 'alpha'),
    ac: group.find(({ coefficient }) => coefficient !== 'alpha'),
    any: group[0]!,
  }));
}

function valueOf(row: AgreementSummary | undefined, locale: Locale): string {
  if (row === undefined) return NO_FIGURE;
  if (row.value === null) return row.note === null ? NO_FIGURE : noteText(row.note, locale);
  const figure = withInterval(row, 2, locale);
  return row.coefficient === 'kendall-w' ? `W ${figure}` : figure;
}
