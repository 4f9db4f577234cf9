import { StateMark } from '#app/components/ui/StateMark.tsx';
import { classes } from '#app/components/ui/classes.ts';
import { isRetained, type Report } from '#app/core/reports/report.ts';
import { inLocale } from '#app/core/shared/localized.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { DECISION_STATE } from './decisionState.ts';
import { useKindsTried } from './useKindsTried.ts';

/** The verdict on each candidate as a sentence in large type, with its state. What a manager reads. */
export function VerdictPanel({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const kindsWords = useKindsTried();
  const { candidates, baseline } = report.verdict;
  const several = candidates.length > 1;
  return (
    <section
      aria-label={t('verdict.title')}
      className={classes('grid gap-x-12 gap-y-8', several && 'lg:grid-cols-2 print:grid-cols-2')}
    >
      {candidates.map((candidate, index) => {
        const { system, decision, withExclusions, withoutExclusions } = candidate;
        const tried = decision === 'ship' && isRetained(candidate) ? candidate.kindsTried : [];
        return (
          <div key={system} className="grid content-start gap-2 break-inside-avoid">
            <p className="text-quiet">{t('verdict.against', { candidate: system, baseline })}</p>
            <p className="text-xl font-semibold">
              <StateMark state={DECISION_STATE[decision]} word={t(`decisions.${decision}`)} />
            </p>
            <p
              className={classes('text-balance', several ? 'text-2xl print:text-xl' : 'max-w-line text-3xl')}
            >
              {inLocale(report.explanations[index]?.sentence, locale)}
            </p>
            {tried.length > 0 && <p className="max-w-line text-quiet">{kindsWords(tried)}</p>}
            {withExclusions !== withoutExclusions && (
              <p className="text-quiet">
                {t('verdict.exclusions', {
                  without: t(`decisions.${withExclusions}`),
                  everybody: t(`decisions.${withoutExclusions}`),
                })}
              </p>
            )}
          </div>
        );
      })}
      <p className="text-sm text-quiet tabular-nums col-span-full">
        {t('verdict.basis', { ...report.progress })}
      </p>
    </section>
  );
}
