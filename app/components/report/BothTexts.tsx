import type { MarkedSpan, ReportCriterion } from '#app/core/reports/report.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { DifferingRun } from '../kinds/pairwise/DifferingRun.tsx';
import { differences, type Stretch } from '../kinds/pairwise/differences.ts';
import { decimal } from './figures.ts';
import { MarkedText } from './MarkedText.tsx';

/** What one system wrote, and what raters made of it. */
interface Written {
  readonly system: string;
  readonly text: string;
  /** Null where it wasn't rated, or isn't told. */
  readonly rating: number | null;
  readonly spans: readonly MarkedSpan[];
}

/** Both texts of an item side by side. Where raters marked nothing in either, the words that differ are marked. */
export function BothTexts({
  baseline,
  candidate,
  notGiven = false,
  criteria,
}: {
  baseline: Written;
  candidate: Written;
  /** Whether texts that are empty were not given: of judgments made elsewhere. */
  notGiven?: boolean;
  criteria: readonly ReportCriterion[];
}) {
  const isMarked = baseline.spans.length > 0 || candidate.spans.length > 0;
  const differing = isMarked ? null : differences(baseline.text, candidate.text);
  return (
    <div className="grid gap-x-10 gap-y-4 md:grid-cols-2 print:grid-cols-2">
      <OneText written={baseline} stretches={differing?.left} notGiven={notGiven} criteria={criteria} />
      <OneText written={candidate} stretches={differing?.right} notGiven={notGiven} criteria={criteria} />
    </div>
  );
}

function OneText({
  written: { system, text, rating, spans },
  stretches,
  notGiven,
  criteria,
}: {
  written: Written;
  stretches: readonly Stretch[] | undefined;
  notGiven: boolean;
  criteria: readonly ReportCriterion[];
}) {
  const { t } = useTranslation('report');
  return (
    <div className="grid min-w-0 content-start gap-1">
      <p className="text-sm text-quiet tabular-nums">
        <span className="font-medium text-ink">{system}</span>
        {rating !== null && ` · ${t('reading.mean', { mean: decimal(rating, 2) })}`}
      </p>
      {text === '' ? (
        <p className="text-quiet">{t(notGiven ? 'reading.notGiven' : 'reading.empty')}</p>
      ) : stretches === undefined ? (
        <MarkedText text={text} spans={spans} criteria={criteria} />
      ) : (
        <p className="whitespace-pre-wrap wrap-anywhere" dir="auto">
          {stretches.map((stretch, index) => (
            <DifferingRun key={index} {...stretch} />
          ))}
        </p>
      )}
    </div>
  );
}
