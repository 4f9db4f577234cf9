import { Explain } from '#app/components/ui/Explain.tsx';
import { StateMark } from '#app/components/ui/StateMark.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { Report, RetainedVerdict, RetentionGate } from '#app/core/reports/report.ts';
import { fixed, gateWords } from '#app/core/reports/words.ts';
import { makerName } from '#app/core/studies/makerName.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { withInterval, wholePercent } from './figures.ts';
import { GateMark } from './Gates.tsx';
import { MissingJudgments } from './MissingJudgments.tsx';
import { useKindsTried } from './useKindsTried.ts';
import { useLineName } from './useLineName.ts';
import { Figure } from './Figure.tsx';

/** What the raters of a study by rule 2 could have seen: slight controls, kinds tried, agreement, missing judgments. */
export function RetentionGates({ verdict, report }: { verdict: RetainedVerdict; report: Report }) {
  const { t } = useTranslation('report');
  const kindsWords = useKindsTried();
  const { system: candidate, gates, kindsTried } = verdict;
  return (
    <div className="grid gap-4 print:block print:space-y-3">
      <h3>{candidate}</h3>
      <p className="max-w-line">{t('retention.intro', { candidate })}</p>
      {gates.sensitivity.length > 0 && (
        <Controls gates={gates.sensitivity} report={report} candidate={candidate} />
      )}
      <p className="max-w-line text-quiet">{kindsWords(kindsTried)}</p>
      {gates.agreement.length > 0 && <Agreement verdict={verdict} report={report} />}
      <MissingJudgments verdict={verdict} />
    </div>
  );
}

function Controls({
  gates,
  report,
  candidate,
}: {
  gates: readonly RetentionGate[];
  report: Report;
  candidate: string;
}) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const lineName = useLineName(report.criteria);
  return (
    <Table caption={t('retention.caption', { candidate })}>
      <thead>
        <tr>
          <HeadCell>{t('retention.criterion')}</HeadCell>
          <HeadCell>{t('retention.controls')}</HeadCell>
          <HeadCell>{t('retention.seen')}</HeadCell>
          <HeadCell>
            <Explain term={t('retention.retained')}>{t('retention.retainedExplained')}</Explain>
          </HeadCell>
          <HeadCell>{t('retention.result')}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {gates.map((gate) => (
          <tr key={gate.criterion} className="break-inside-avoid align-top">
            <Cell>{lineName(gate.criterion)}</Cell>
            <Cell>{t('retention.controlsOf', { controls: gate.controls, n: gate.seen.n })}</Cell>
            <Cell>
              <span className="whitespace-nowrap">
                <Figure of="seen" level={report.signature.level}>
                  {withInterval({ ...gate.seen, value: gate.seen.estimate }, 2, locale)}
                </Figure>
              </span>
              {gate.makers.map(({ maker, estimate }) =>
                maker === null ? null : (
                  <span key={maker} className="block text-sm text-quiet">
                    {t('retention.maker', {
                      maker: makerName(maker, locale),
                      figure: fixed(estimate, 2, true),
                    })}
                  </span>
                ),
              )}
            </Cell>
            <Cell>
              <span className="whitespace-nowrap">
                <Figure of="retained" level={gate.retained.level}>
                  {withInterval({ ...gate.retained, value: gate.retained.estimate }, 2, locale)}
                </Figure>
              </span>
              <span className="block text-sm text-quiet">
                {t('retention.share', {
                  share: wholePercent(gate.retained.theta),
                  d: fixed(gate.retained.d, 2),
                })}
              </span>
            </Cell>
            <Cell>
              {gate.gates ? (
                <GateMark passed={gate.passed} words={[t('retention.passed'), t('retention.failed')]} />
              ) : (
                <StateMark state="missing" word={t('retention.guards')} />
              )}
              {gate.fault !== null && (
                <span className="block text-sm text-quiet">{gateWords(gate, locale)}</span>
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Agreement, which decides only where the study set a floor. */
function Agreement({
  verdict: { system: candidate, gates },
  report,
}: {
  verdict: RetainedVerdict;
  report: Report;
}) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const label = useLineName(report.criteria);
  const floors = gates.agreement.some((one) => one.gates);
  return (
    <Table caption={t(floors ? 'retention.agreementFloor' : 'retention.agreement', { candidate })}>
      <thead>
        <tr>
          <HeadCell>{t('retention.criterion')}</HeadCell>
          <HeadCell>{t('gates.alpha')}</HeadCell>
          <HeadCell>{t('gates.ac2')}</HeadCell>
          <HeadCell numeric>{t('retention.reliability')}</HeadCell>
          {floors && <HeadCell>{t('gates.result')}</HeadCell>}
        </tr>
      </thead>
      <tbody>
        {gates.agreement.map((one) => (
          <tr key={one.criterion} className="break-inside-avoid">
            <Cell>{label(one.criterion)}</Cell>
            <Cell className="whitespace-nowrap">
              <Figure of="alpha" n={told(one)} level={report.signature.level}>
                {withInterval({ value: one.alpha, lower: one.alphaLower, upper: one.alphaUpper }, 2, locale)}
              </Figure>
            </Cell>
            <Cell className="whitespace-nowrap">
              <Figure of="ac" n={told(one)} level={report.signature.level}>
                {withInterval({ value: one.ac2, lower: one.ac2Lower, upper: one.ac2Upper }, 2, locale)}
              </Figure>
            </Cell>
            <Cell numeric>{one.reliability === null ? '–' : fixed(one.reliability, 2)}</Cell>
            {floors && (
              <Cell>
                <GateMark passed={one.passed} words={[t('retention.above'), t('retention.below')]} />
              </Cell>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Ratings are the judgments of a coefficient, texts its items. */
const told = ({ n }: RetainedVerdict['gates']['agreement'][number]) => ({
  items: n.texts,
  raters: n.raters,
  judgments: n.ratings,
});
