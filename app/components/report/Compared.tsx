import { StateMark } from '#app/components/ui/StateMark.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { EvidenceLine, RankSummary, Report } from '#app/core/reports/report.ts';
import { capitalised, estimateWithInterval, lineLabel } from '#app/core/reports/words.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { DECISION_STATE } from './decisionState.ts';
import { decimal, NO_FIGURE, wholePercent } from './figures.ts';
import { ForestAxis } from './forest/ForestAxis.tsx';
import { figureOf, guardrailMark } from './forest/ForestRow.tsx';
import { ForestStrip } from './forest/ForestStrip.tsx';
import { forestDomain } from './forest/forestScale.ts';
import { STACK } from './stack.ts';
import { Figure } from './Figure.tsx';

/** All candidates in one view: each line of people with an interval for each of them, and which systems can be told apart. */
export function Compared({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const { candidates } = report.verdict;
  const labels = new Map(report.criteria.map(({ key, label }) => [key, label]));
  const lines = candidates[0]!.lines.filter(({ kind }) => kind !== 'floor' && kind !== 'measure');
  const rowsOf = ({ kind, name }: EvidenceLine) =>
    candidates.map((candidate) => ({
      candidate,
      line: candidate.lines.find((own) => own.kind === kind && own.name === name),
    }));
  const domain = forestDomain(lines.flatMap((line) => rowsOf(line).flatMap(({ line: own }) => own ?? [])));
  const columns = 'grid grid-cols-[7rem_minmax(0,1fr)] md:grid-cols-[9rem_minmax(0,1fr)_17rem] gap-x-4';
  return (
    <div className={STACK}>
      <div role="table" aria-label={t('compared.table')}>
        <div role="row" className={`${columns} items-end border-b border-edge text-sm`}>
          <span role="columnheader" className="pb-1 font-medium">
            {t('compared.candidate')}
          </span>
          <span role="columnheader">
            <span className="sr-only">{t('evidence.plot')}</span>
            <ForestAxis domain={domain} />
          </span>
          <span role="columnheader" className="pb-1 font-medium max-md:sr-only">
            {t('evidence.numbers')}
          </span>
        </div>
        {lines.map((line) => (
          <div key={`${line.kind}/${line.name}`} role="rowgroup" className="break-inside-avoid">
            <div role="row" className="border-b border-line pt-3 pb-1 font-medium">
              <span role="rowheader">{capitalised(lineLabel(line, labels, locale))}</span>
            </div>
            {rowsOf(line).map(({ candidate, line: own }) => (
              <div key={candidate.system} role="row" className={`${columns} border-b border-line`}>
                <span role="rowheader" className="py-2 wrap-anywhere">
                  {candidate.system}
                </span>
                <span role="cell" className="relative min-h-9">
                  {own !== undefined && <ForestStrip line={own} domain={domain} />}
                </span>
                <span
                  role="cell"
                  className="flex flex-wrap gap-x-3 py-2 text-sm tabular-nums max-md:col-span-2 max-md:pt-0"
                >
                  {own === undefined ? (
                    NO_FIGURE
                  ) : (
                    <>
                      <LineMark line={own} />
                      <span className="text-quiet">
                        <Figure of={figureOf(own)} n={own.n} level={own.level}>
                          {estimateWithInterval(own, locale)}
                        </Figure>
                      </span>
                    </>
                  )}
                </span>
              </div>
            ))}
          </div>
        ))}
      </div>
      {report.ranks !== null && <Ranks ranks={report.ranks} report={report} />}
    </div>
  );
}

function LineMark({ line }: { line: EvidenceLine }) {
  const { t } = useTranslation('report');
  const mark = guardrailMark(line);
  return <StateMark state={mark?.state ?? line.state} word={mark && t(mark.word)} />;
}

/** Which systems can be told apart at all, in the manner of WMT. */
function Ranks({ ranks, report }: { ranks: RankSummary; report: Report }) {
  const { t } = useTranslation('report');
  const { baseline, candidates } = report.verdict;
  return (
    <div className={STACK}>
      <h3>{t('ranks.title')}</h3>
      <p className="max-w-line text-sm text-quiet">
        {t('ranks.intro', { pairs: ranks.pairs.length, error: wholePercent(ranks.error) })}
      </p>
      <Table caption={t('ranks.caption')}>
        <thead>
          <tr>
            <HeadCell>{t('ranks.system')}</HeadCell>
            <HeadCell numeric>{t('ranks.score')}</HeadCell>
            <HeadCell numeric>{t('ranks.ranks')}</HeadCell>
            <HeadCell>{t('ranks.verdict')}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {ranks.systems.map(({ system, score, best, worst, cluster }, index) => {
            const begins = index > 0 && ranks.systems[index - 1]!.cluster !== cluster;
            const verdict = candidates.find((candidate) => candidate.system === system);
            return (
              <tr
                key={system}
                className={begins ? 'break-inside-avoid border-t-4 border-edge' : 'break-inside-avoid'}
              >
                <Cell className="wrap-anywhere">{system}</Cell>
                <Cell numeric>
                  <Figure of="score">{decimal(100 * score, 1)}</Figure>
                </Cell>
                <Cell numeric>
                  <Figure of="ranks">{best === worst ? String(best) : `${best}–${worst}`}</Figure>
                </Cell>
                <Cell>
                  {verdict !== undefined ? (
                    <StateMark
                      state={DECISION_STATE[verdict.decision]}
                      word={t(`decisions.${verdict.decision}`)}
                    />
                  ) : (
                    system === baseline && <span className="text-quiet">{t('costs.baseline')}</span>
                  )}
                </Cell>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}
