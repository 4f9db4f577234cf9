import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { noteText } from '#app/core/shared/notes.ts';
import { inLocale } from '#app/core/shared/localized.ts';
import { fixed } from '#app/core/reports/words.ts';
import { typographyOf } from '#app/core/shared/typography.ts';
import type { PenaltySummary, ReportSystem } from '#app/core/reports/report.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { Figure } from '../../report/Figure.tsx';
import { decimal, levelPercent, NO_FIGURE, withInterval } from '../../report/figures.ts';

type Estimate = PenaltySummary['systems'][number]['perHundred'];

/** What marked faults take off: each system's score, beside the baseline's, by kind, and how far raters agree on it. */
export function PenaltyScores({
  penalties,
  systems,
}: {
  penalties: PenaltySummary;
  systems: readonly ReportSystem[];
}) {
  const { t } = useTranslation('report');
  const { level, unit, differences } = penalties;
  const tested = penalties.systems.filter(({ system }) =>
    systems.some((one) => one.system === system && one.role !== 'control'),
  );
  if (tested.length === 0) return null;
  return (
    <>
      <h3>{t('penalties.title')}</h3>
      <Weights penalties={penalties} />
      <Table caption={t('penalties.caption', { level: levelPercent(level) })}>
        <thead>
          <tr>
            <HeadCell>{t('faults.system')}</HeadCell>
            <HeadCell>{t('penalties.perText')}</HeadCell>
            {unit !== null && <HeadCell>{t(`penalties.per.${unit}`)}</HeadCell>}
            <HeadCell>{t('penalties.gainPerText')}</HeadCell>
            {unit !== null && <HeadCell>{t(`penalties.gainPer.${unit}`)}</HeadCell>}
          </tr>
        </thead>
        <tbody>
          {tested.map(({ system, perText, perHundred, n }) => {
            const gain = differences.find((row) => row.system === system);
            return (
              <tr key={system} className="break-inside-avoid">
                <Cell className="whitespace-nowrap">{system}</Cell>
                <Cell className="whitespace-nowrap">
                  <Figure of="penalty" n={n} level={level}>
                    <Estimated of={perText} />
                  </Figure>
                </Cell>
                {unit !== null && (
                  <Cell className="whitespace-nowrap">
                    <Figure of="penaltyRate" n={n} level={level}>
                      <Estimated of={perHundred} />
                    </Figure>
                  </Cell>
                )}
                <Cell className="whitespace-nowrap">
                  {gain !== undefined && (
                    <Figure of="penaltyGain" n={gain.n} level={level}>
                      <Estimated of={gain.perText} signed />
                    </Figure>
                  )}
                </Cell>
                {unit !== null && (
                  <Cell className="whitespace-nowrap">
                    {gain !== undefined && (
                      <Figure of="penaltyRateGain" n={gain.n} level={level}>
                        <Estimated of={gain.perHundred} signed />
                      </Figure>
                    )}
                  </Cell>
                )}
              </tr>
            );
          })}
        </tbody>
      </Table>
      <ByKind penalties={penalties} tested={tested} />
      <Agreement penalties={penalties} />
    </>
  );
}

/** An estimate and its interval; a difference with its sign. */
function Estimated({ of, signed = false }: { of: Estimate; signed?: boolean }) {
  const locale = useLocale();
  if (of === null) return NO_FIGURE;
  const { estimate, lower, upper } = of;
  const told = (value: number) => fixed(value, 2, signed);
  return lower === null || upper === null
    ? told(estimate)
    : typographyOf(locale).interval(told(estimate), told(lower), told(upper));
}

/** What each fault takes off, and that nothing of it decides. */
function Weights({ penalties: { weights, fixed: isFixed, categories } }: { penalties: PenaltySummary }) {
  const { t } = useTranslation('report');
  const { t: ofMarks } = useTranslation('marking');
  const locale = useLocale();
  const { list, space, comma } = typographyOf(locale);
  const told = (own: PenaltySummary['weights']) =>
    own
      .map(({ severity, points }) =>
        t('penalties.weight', { severity: ofMarks(`severity.${severity}`), points }),
      )
      .join(comma);
  const special = categories.flatMap(({ label, weights: own }) =>
    own.length === 0
      ? []
      : [t('penalties.kindWeight', { kind: inLocale(label, locale), weights: told(own) })],
  );
  return (
    <p className="max-w-line text-sm text-quiet">
      {[
        t('penalties.takes', { weights: told(weights) }),
        t(isFixed ? 'penalties.fixed' : 'penalties.usual'),
        ...(special.length === 0 ? [] : [t('penalties.special', { weights: list(special) })]),
        t('penalties.decides'),
      ].join(space)}
    </p>
  );
}

function ByKind({
  penalties: { categories },
  tested,
}: {
  penalties: PenaltySummary;
  tested: PenaltySummary['systems'];
}) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  if (categories.length === 0) return null;
  const labelled = categories.map(({ key, label }) => [key, inLocale(label, locale) ?? key] as const);
  const none = tested.some(({ byCategory }) => byCategory.some(({ category }) => category === null));
  const kinds = [...labelled, ...(none ? [[null, t('penalties.noKind')] as const] : [])];
  return (
    <Table caption={t('penalties.kinds')}>
      <thead>
        <tr>
          <HeadCell>{t('penalties.kind')}</HeadCell>
          {tested.map(({ system }) => (
            <HeadCell key={system} numeric>
              {system}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {kinds.map(([key, label]) => (
          <tr key={key ?? ''} className="break-inside-avoid">
            <Cell>{label}</Cell>
            {tested.map(({ system, byCategory, n }) => {
              const { perText, spans } = byCategory.find(({ category }) => category === key) ?? {
                perText: 0,
                spans: 0,
              };
              return (
                <Cell key={system} numeric className="whitespace-nowrap">
                  <Figure of="penaltyKind" n={n}>
                    {`${decimal(perText, 2)} (${spans})`}
                  </Figure>
                </Cell>
              );
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Agreement({ penalties: { agreement, level } }: { penalties: PenaltySummary }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  if (agreement === null) return <p className="text-sm text-quiet">{t('penalties.nobodyBeside')}</p>;
  const { value, units, raters, note } = agreement;
  return (
    <p>
      {t('penalties.agreement')}{' '}
      {value === null && note !== null ? (
        noteText(note, locale)
      ) : (
        <Figure of="penaltyAlpha" n={{ texts: units, raters }} level={level}>
          α {withInterval(agreement, 2, locale)}
        </Figure>
      )}
    </p>
  );
}
