import { StateMark } from '#app/components/ui/StateMark.tsx';
import { classes } from '#app/components/ui/classes.ts';
import { isRetained, type CandidateVerdict, type Report } from '#app/core/reports/report.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { DECISION_STATE } from '../decisionState.ts';
import { useKindsTried } from '../useKindsTried.ts';
import { Accepted } from './Accepted.tsx';
import { Gained } from './Gained.tsx';
import { HowSure } from './HowSure.tsx';
import { NextStep, type ReportReader } from './NextStep.tsx';
import { RestsOn } from './RestsOn.tsx';
import { usePlainVerdict, type PlainWords } from './usePlainVerdict.ts';

/** What a manager reads: the verdict in a sentence, what is gained, on what it rests, and what to do next. */
export function FirstScreen({ report, reader }: { report: Report; reader: ReportReader | null }) {
  const { t } = useTranslation('report');
  const plainly = usePlainVerdict(report);
  const { candidates } = report.verdict;
  const several = candidates.length > 1;
  return (
    <section id="verdict" aria-label={t('verdict.title')} className="grid min-w-0 scroll-mt-16 gap-8">
      <div className={classes('grid gap-x-12 gap-y-8', several && 'md:grid-cols-2 print:grid-cols-2')}>
        {candidates.map((verdict) => (
          <OneVerdict
            key={verdict.system}
            report={report}
            verdict={verdict}
            words={plainly(verdict)}
            reader={reader}
          />
        ))}
      </div>
      <div
        className={classes(
          'grid gap-x-10 gap-y-6 sm:grid-cols-2',
          several ? 'lg:grid-cols-3' : 'lg:grid-cols-4',
          'print:grid-cols-3 print:gap-x-6',
        )}
      >
        {!several && <Gained report={report} system={candidates[0]!.system} />}
        <RestsOn report={report} />
        <HowSure report={report} />
        <Accepted report={report} />
      </div>
    </section>
  );
}

function OneVerdict({
  report,
  verdict,
  words,
  reader,
}: {
  report: Report;
  verdict: CandidateVerdict;
  words: PlainWords;
  reader: ReportReader | null;
}) {
  const { t } = useTranslation('report');
  const { t: plain } = useTranslation('plain');
  const kindsWords = useKindsTried();
  const { candidates, baseline } = report.verdict;
  const several = candidates.length > 1;
  const { system: candidate, decision, withExclusions, withoutExclusions } = verdict;
  const tried = decision === 'ship' && isRetained(verdict) ? verdict.kindsTried : [];
  return (
    <article className="grid content-start gap-3 break-inside-avoid">
      <div>
        <h2 className="text-base font-normal text-quiet">{plain('heading', { candidate, baseline })}</h2>
        <p className="text-xl font-semibold">
          <StateMark state={DECISION_STATE[decision]} word={t(`decisions.${decision}`)} />
        </p>
      </div>
      <p
        className={classes('text-balance', several ? 'text-xl print:text-lg' : 'max-w-line text-2xl')}
        data-testid="verdict"
      >
        {words.sentence}
      </p>
      {words.more.length > 0 && (
        <p className={classes('max-w-line', !several && 'text-lg')}>{words.more.join(' ')}</p>
      )}
      {withExclusions !== withoutExclusions && (
        <p className="max-w-line text-quiet">
          {t('verdict.exclusions', {
            without: t(`decisions.${withExclusions}`),
            everybody: t(`decisions.${withoutExclusions}`),
          })}
        </p>
      )}
      {tried.length > 0 && (
        <details className="max-w-line text-sm text-quiet">
          <summary>{t('retention.outsideShort')}</summary>
          <p className="pt-1">{kindsWords(tried)}</p>
        </details>
      )}
      {several && <Gained report={report} system={candidate} />}
      <NextStep report={report} verdict={verdict} reader={reader} />
    </article>
  );
}
