import { inLocale } from '#app/core/shared/localized.ts';
import { coveredStretches } from '#app/core/reports/markedText.ts';
import type { MarkedSpan, ReportCriterion } from '#app/core/reports/report.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';

const LINES: Readonly<Record<string, string>> = {
  minor: 'bg-caution-soft decoration-caution decoration-dotted decoration-2',
  major: 'bg-fault-soft decoration-fault decoration-solid decoration-2',
  critical: 'bg-fault-soft decoration-fault decoration-double decoration-2 font-semibold',
};
const WORST_FIRST = ['critical', 'major', 'minor'];

/** A text with the spans that raters marked in it, several on one stretch counted, and what they said of them. */
export function MarkedText({
  text,
  spans,
  criteria,
}: {
  text: string;
  spans: readonly MarkedSpan[];
  criteria: readonly ReportCriterion[];
}) {
  const { t } = useTranslation('marking');
  const locale = useLocale();
  const severityOf = (severity: string) => t(`severity.${severity as 'minor' | 'major' | 'critical'}`);
  const points = Array.from(text);
  return (
    <>
      <p className="whitespace-pre-wrap wrap-anywhere" dir="auto">
        {coveredStretches(text, spans).map((stretch, index) => {
          const worst = WORST_FIRST.find((severity) =>
            stretch.spans.some((span) => span.severity === severity),
          );
          return worst === undefined ? (
            <span key={index}>{stretch.text}</span>
          ) : (
            <mark key={index} className={`text-ink underline underline-offset-4 ${LINES[worst]}`}>
              {stretch.text}
              {stretch.spans.length > 1 && <sup className="no-underline"> ×{stretch.spans.length}</sup>}
            </mark>
          );
        })}
      </p>
      {spans.length > 0 && (
        <ul className="mt-1 grid gap-0.5 text-sm text-quiet">
          {spans.map(({ rater, start, end, severity, criterion, comment }) => {
            const harmed = inLocale(criteria.find(({ key }) => key === criterion)?.label, locale);
            return (
              <li key={`${rater} ${start}`}>
                <q dir="auto">{points.slice(start, end).join('')}</q> {severityOf(severity)}
                {harmed !== undefined && ` · ${harmed}`} · {rater}
                {comment !== null && (
                  <>
                    {': '}
                    <span dir="auto" className="text-ink">
                      {comment}
                    </span>
                  </>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
