import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { reportedMeasure, type ReportedMeasure } from '#app/core/measures/registry.ts';
import type { MeasureSummary, Report } from '#app/core/reports/report.ts';
import { noteText } from '#app/core/shared/notes.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { NO_FIGURE, withInterval } from './figures.ts';
import { STACK } from './stack.ts';
import { Figure } from './Figure.tsx';

/** The measure's name in the page's language; one that has none stands for itself. */
function useMeasureName(): (measure: string) => string {
  const { i18n, t } = useTranslation('measures');
  return (measure) =>
    reportedMeasure(measure) !== undefined && i18n.exists(`measures:${measure}.title`)
      ? t(`${measure as ReportedMeasure}.title`)
      : measure;
}

/** Each automatic measure of each system, with its interval and how it was computed. */
export function MeasureTable({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const nameOf = useMeasureName();
  const { measures } = report;
  if (measures.length === 0) return null;
  const systems = report.systems.filter(({ role }) => role !== 'control').map(({ system }) => system);
  const names = [...new Set(measures.map(({ measure }) => measure))];
  return (
    <div className={STACK}>
      <Table caption={t('measures.caption')}>
        <thead>
          <tr>
            <HeadCell>{t('measures.measure')}</HeadCell>
            {systems.map((system) => (
              <HeadCell key={system} className="whitespace-nowrap">
                {system}
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name) => {
            const rows = measures.filter(({ measure }) => measure === name);
            return (
              <tr key={name} className="break-inside-avoid">
                <Cell className="max-w-[22rem] min-w-[11rem]">
                  <MeasureName rows={rows} name={nameOf(name)} />
                </Cell>
                {systems.map((system) => (
                  <Cell key={system} className="whitespace-nowrap">
                    <MeasureFigure row={rows.find((row) => row.system === system)} />
                  </Cell>
                ))}
              </tr>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}

function MeasureFigure({ row }: { row: MeasureSummary | undefined }) {
  const locale = useLocale();
  if (row === undefined) return NO_FIGURE;
  const digits = row.digits ?? reportedMeasure(row.measure)?.digits ?? 2;
  return (
    <Figure of="measure" n={{ items: row.items }} level={row.level} signature={row.signature}>
      {withInterval(row, digits, locale)}
    </Figure>
  );
}

function MeasureName({ rows, name }: { rows: readonly MeasureSummary[]; name: string }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const [first] = rows;
  const marks = [
    first?.voter === true ? t('measures.votes') : null,
    first?.higherIsBetter === false ? t('measures.lowerBetter') : null,
  ].filter((mark) => mark !== null);
  return (
    <span className="grid">
      <span>
        <span className="font-medium">{name}</span>
        {marks.length > 0 && <span className="text-sm text-quiet"> · {marks.join(' · ')}</span>}
      </span>
      <span className="font-code text-xs break-all text-quiet">{first?.signature}</span>
      {rows.map(
        ({ system, items, of }) =>
          of !== undefined &&
          items < of && (
            <span key={system} className="text-sm text-quiet">
              {t('measures.scored', { system, items, of })}
            </span>
          ),
      )}
      {first !== undefined && first.note !== null && (
        <span className="text-sm text-quiet">{noteText(first.note, locale)}</span>
      )}
    </span>
  );
}

/** Whether a measure's differences go with those of people, and whether it kept its vote. */
export function MeasuresAgainstPeople({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const nameOf = useMeasureName();
  const rows = report.measuresAndPeople;
  if (rows.length === 0) return null;
  const voters = new Set(report.measures.flatMap(({ voter, measure }) => (voter ? [measure] : [])));
  return (
    <div className={STACK}>
      <p className="max-w-line text-sm text-quiet">{t('follows.explained')}</p>
      <Table caption={t('follows.caption')}>
        <thead>
          <tr>
            <HeadCell>{t('follows.system')}</HeadCell>
            <HeadCell>{t('follows.measure')}</HeadCell>
            <HeadCell>{t('follows.tau')}</HeadCell>
            <HeadCell numeric>
              <Figure of="count">{t('follows.items')}</Figure>
            </HeadCell>
            <HeadCell>{t('follows.vote')}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.system}/${row.measure}`} className="break-inside-avoid">
              <Cell>{row.system}</Cell>
              <Cell data-name="">{nameOf(row.measure)}</Cell>
              <Cell className="whitespace-nowrap">
                <Figure of="tau" n={{ items: row.items }} level={row.level}>
                  {withInterval({ ...row, value: row.tau }, 2, locale)}
                </Figure>
              </Cell>
              <Cell numeric>{row.items}</Cell>
              <Cell>
                {!voters.has(row.measure) ? NO_FIGURE : row.struck ? t('follows.struck') : t('follows.kept')}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
