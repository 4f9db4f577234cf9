import { useState } from 'react';
import { LinkButton, LINK_CLASSES } from '#app/components/ui/Link.tsx';
import { Notice } from '#app/components/ui/Notice.tsx';
import { StateMark, StateShape } from '#app/components/ui/StateMark.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { fixed } from '#app/core/reports/words.ts';
import { useTranslation } from '#app/i18n/index.ts';
import type { ExploredStudy } from '#app/services/analysis/exploreStudy.ts';
import { StudyHeader } from '../study/StudyHeader.tsx';
import { DECISION_STATE } from './decisionState.ts';
import { useLineName } from './useLineName.ts';

type Candidates = NonNullable<ExploredStudy['candidates']>;

/** What a verdict hangs on: other margins by a slider, without each rater, with everybody. It explores and is marked so. */
export function ExplorePage({ explored, candidates }: { explored: ExploredStudy; candidates: Candidates }) {
  const { t } = useTranslation('explore');
  const { study } = explored;
  return (
    <div className="grid gap-10">
      <StudyHeader {...study} />
      <div className="grid gap-3">
        <h2>{t('title')}</h2>
        <Notice kind="warning" title={t('mark')}>
          {t('markBody')}
        </Notice>
        <p className="text-sm print:hidden">
          <a href={`/studies/${study.slug}/report`} className={LINK_CLASSES}>
            {t('back')}
          </a>
        </p>
      </div>
      <Margins explored={explored} candidates={candidates} />
      <WithoutRaters candidates={candidates} />
    </div>
  );
}

function Margins({ explored, candidates }: { explored: ExploredStudy; candidates: Candidates }) {
  const { t } = useTranslation('explore');
  const factors = candidates[0]!.margins.map(({ factor }) => factor);
  const asFixed = factors.indexOf(1);
  const [chosen, setChosen] = useState(asFixed);
  const lineName = useLineName(explored.criteria);
  const { t: words } = useTranslation('report');
  const times = (factor: number) => t('times', { factor: fixed(factor, 2) });
  return (
    <section className="grid gap-4" aria-labelledby="margins">
      <h3 id="margins">{t('margins.title')}</h3>
      <p className="max-w-line text-sm text-quiet">{t('margins.intro')}</p>
      <ul className="grid max-w-line gap-1">
        {candidates.flatMap(({ system, turns, asItIs }) =>
          turns.length === 0
            ? [<li key={system}>{t('margins.never', { system, decision: words(`decisions.${asItIs}`) })}</li>]
            : turns.map(({ factor, from, to }) => (
                <li key={`${system} ${factor}`}>
                  {t('margins.turns', {
                    system,
                    factor: fixed(factor, 2),
                    from: words(`decisions.${from}`),
                    to: words(`decisions.${to}`),
                  })}
                </li>
              )),
        )}
      </ul>
      <label className="grid max-w-form gap-1">
        <span className="font-medium">{t('margins.slider')}</span>
        <input
          type="range"
          min={0}
          max={factors.length - 1}
          step={1}
          value={chosen}
          onChange={(event) => setChosen(Number(event.target.value))}
          aria-valuetext={times(factors[chosen]!)}
          className="min-h-touch w-full print:hidden"
        />
        <output className="tabular-nums">{times(factors[chosen]!)}</output>
      </label>
      <div className="grid gap-6 md:grid-cols-2">
        {candidates.map(({ system, margins }) => {
          const at = margins[chosen]!;
          return (
            <div key={system} className="grid content-start gap-2">
              <p className="font-medium wrap-anywhere">{system}</p>
              <p className="text-lg">
                <StateMark state={DECISION_STATE[at.decision]} word={words(`decisions.${at.decision}`)} />
              </p>
              <ul className="grid gap-1 text-sm">
                {at.lines.map(({ name, kind, state }) => (
                  <li key={`${kind} ${name}`} className="flex flex-wrap gap-x-3">
                    <span className="min-w-32">{lineName(name)}</span>
                    <StateMark state={state} />
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </div>
      <Table caption={t('margins.caption')}>
        <thead>
          <tr>
            <HeadCell>{t('candidate')}</HeadCell>
            {factors.map((factor) => (
              <HeadCell key={factor} numeric>
                <span className="whitespace-nowrap">{fixed(factor, 2)} ×</span>
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {candidates.map(({ system, margins }) => (
            <tr key={system}>
              <Cell className="wrap-anywhere">{system}</Cell>
              {margins.map(({ factor, decision }) => (
                <Cell key={factor} numeric>
                  <DecisionShape decision={decision} />
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      <Legend decisions={candidates.flatMap(({ margins }) => margins.map(({ decision }) => decision))} />
    </section>
  );
}

/** What the shapes of the table stand for. */
function Legend({ decisions }: { decisions: readonly Candidates[number]['asItIs'][] }) {
  const { t } = useTranslation('report');
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {[...new Set(decisions)].map((decision) => (
        <li key={decision}>
          <StateMark state={DECISION_STATE[decision]} word={t(`decisions.${decision}`)} />
        </li>
      ))}
    </ul>
  );
}

function DecisionShape({ decision }: { decision: Candidates[number]['asItIs'] }) {
  const { t } = useTranslation('report');
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" role="img" className="inline">
      <title>{t(`decisions.${decision}`)}</title>
      <StateShape state={DECISION_STATE[decision]} x={8} y={8} />
    </svg>
  );
}

function WithoutRaters({ candidates }: { candidates: Candidates }) {
  const { t } = useTranslation('explore');
  const { t: words } = useTranslation('report');
  const raters = candidates[0]!.withoutRater.map(({ rater }) => rater);
  const turning = candidates.map(({ system, asItIs, withoutRater }) => ({
    system,
    asItIs,
    raters: withoutRater.filter(({ decision }) => decision !== asItIs),
  }));
  return (
    <section className="grid gap-4" aria-labelledby="raters">
      <h3 id="raters">{t('raters.title')}</h3>
      <p className="max-w-line text-sm text-quiet">{t('raters.intro')}</p>
      <ul className="grid max-w-line gap-1">
        {turning.map(({ system, asItIs, raters: own }) => (
          <li key={system}>
            {own.length === 0
              ? t('raters.none', { system, decision: words(`decisions.${asItIs}`) })
              : t('raters.some', { system, count: own.length, of: raters.length })}
          </li>
        ))}
        {candidates.map(
          ({ system, everybody }) =>
            everybody !== null && (
              <li key={`${system} all`}>
                {t('raters.everybody', { system, decision: words(`decisions.${everybody.decision}`) })}
              </li>
            ),
        )}
      </ul>
      <Table caption={t('raters.caption')}>
        <thead>
          <tr>
            <HeadCell>{t('raters.rater')}</HeadCell>
            {candidates.map(({ system }) => (
              <HeadCell key={system}>{system}</HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {raters.map((rater, index) => (
            <tr key={rater}>
              <Cell>{rater}</Cell>
              {candidates.map(({ system, withoutRater }) => {
                const { decision } = withoutRater[index]!;
                return (
                  <Cell key={system}>
                    <StateMark state={DECISION_STATE[decision]} word={words(`decisions.${decision}`)} />
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

/** In the report: what its verdict hangs on, on a page of its own. */
export function ExplorePointer({ slug }: { slug: string }) {
  const { t } = useTranslation('explore');
  return (
    <div className="grid justify-items-start gap-3">
      <p className="max-w-line">{t('pointer')}</p>
      <LinkButton to={`/studies/${slug}/explore`}>{t('open')}</LinkButton>
    </div>
  );
}
