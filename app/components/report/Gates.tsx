import { inLocale } from '#app/core/shared/localized.ts';
import { Explain } from '#app/components/ui/Explain.tsx';
import { StateMark } from '#app/components/ui/StateMark.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { GatedVerdict, ReportCriterion } from '#app/core/reports/report.ts';
import { fixed } from '#app/core/reports/words.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { Figure } from './Figure.tsx';
import { decimal, withInterval } from './figures.ts';

/** The two gates of a candidate's verdict by rule 1: whether a loss would have been seen, and whether raters agree. */
export function Gates({
  gates,
  criteria,
  candidate,
}: {
  gates: GatedVerdict['gates'];
  criteria: readonly ReportCriterion[];
  candidate: string;
}) {
  if (gates.sensitivity.length === 0 && gates.agreement.length === 0) return null;
  return (
    <div className="grid gap-4 print:block print:space-y-3">
      <h3>{candidate}</h3>
      <div className="grid items-start gap-8 lg:grid-cols-[2fr_3fr] print:grid-cols-1 print:gap-4 print:[&>*]:break-inside-avoid">
        <Sensitivity gates={gates.sensitivity} criteria={criteria} candidate={candidate} />
        <Agreement gates={gates.agreement} criteria={criteria} candidate={candidate} />
      </div>
    </div>
  );
}

export function useLabel(criteria: readonly ReportCriterion[]): (key: string) => string {
  const locale = useLocale();
  return (key) => inLocale(criteria.find((criterion) => criterion.key === key)?.label, locale) ?? key;
}

function Sensitivity({
  gates,
  criteria,
  candidate,
}: {
  gates: GatedVerdict['gates']['sensitivity'];
  criteria: readonly ReportCriterion[];
  candidate: string;
}) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const label = useLabel(criteria);
  return (
    <Table caption={t('gates.sensitivity', { candidate })}>
      <thead>
        <tr>
          <HeadCell>
            <Explain term={t('gates.sensitivityTerm')}>{t('gates.sensitivityExplained')}</Explain>
          </HeadCell>
          <HeadCell>{t('gates.difference')}</HeadCell>
          <HeadCell numeric>{t('gates.limit')}</HeadCell>
          <HeadCell>{t('gates.result')}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {gates.map((gate) => (
          <tr key={gate.criterion} className="break-inside-avoid">
            <Cell>{label(gate.criterion)}</Cell>
            <Cell className="whitespace-nowrap">
              <Figure of="seen" n={gate.n}>
                {withInterval({ ...gate, value: gate.estimate }, 2, locale)}
              </Figure>
            </Cell>
            <Cell numeric>
              <Figure of="floor">{fixed(-gate.limit, 2)}</Figure>
            </Cell>
            <Cell>
              <GateMark passed={gate.passed} words={[t('gates.seen'), t('gates.unseen')]} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Agreement({
  gates,
  criteria,
  candidate,
}: {
  gates: GatedVerdict['gates']['agreement'];
  criteria: readonly ReportCriterion[];
  candidate: string;
}) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const label = useLabel(criteria);
  return (
    <Table caption={t('gates.agreement', { candidate })}>
      <thead>
        <tr>
          <HeadCell>
            <Explain term={t('gates.agreementTerm')}>{t('gates.agreementExplained')}</Explain>
          </HeadCell>
          <HeadCell>{t('gates.alpha')}</HeadCell>
          <HeadCell>{t('gates.ac2')}</HeadCell>
          <HeadCell>{t('gates.withoutControls')}</HeadCell>
          <HeadCell>{t('gates.result')}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {gates.map((gate) => (
          <tr key={gate.criterion} className="break-inside-avoid">
            <Cell>{label(gate.criterion)}</Cell>
            <Cell className="whitespace-nowrap">
              <Figure of="alpha" n={gate.n}>
                {withInterval(
                  { value: gate.alpha, lower: gate.alphaLower, upper: gate.alphaUpper },
                  2,
                  locale,
                )}
              </Figure>
            </Cell>
            <Cell className="whitespace-nowrap">
              <Figure of="ac" n={gate.n}>
                {withInterval({ value: gate.ac2, lower: gate.ac2Lower, upper: gate.ac2Upper }, 2, locale)}
              </Figure>
            </Cell>
            <Cell className="whitespace-nowrap">
              <Figure of="alpha">{decimal(gate.alphaWithoutControls, 2)}</Figure>,{' '}
              <Figure of="ac">{decimal(gate.ac2WithoutControls, 2)}</Figure>
            </Cell>
            <Cell>
              <GateMark passed={gate.passed} words={[t('gates.passed'), t('gates.failed')]} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** A gate that is not passed holds the verdict: it has the sign of what is not settled. */
export function GateMark({ passed, words }: { passed: boolean; words: readonly [string, string] }) {
  return <StateMark state={passed ? 'green' : 'inconclusive'} word={words[passed ? 0 : 1]} />;
}
