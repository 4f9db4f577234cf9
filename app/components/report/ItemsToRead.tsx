import type { ItemToRead, MarkedSpan, Report, ReportCriterion } from '#app/core/reports/report.ts';
import { figure } from '#app/core/reports/words.ts';
import { HTML_LANG, useLocale, useTranslation } from '#app/i18n/index.ts';
import { decimal } from './figures.ts';
import { MarkedText } from './MarkedText.tsx';
import { STACK } from './stack.ts';

/** The items on which raters saw the largest differences, with both texts side by side. */
export function ItemsToRead({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const { itemsToRead, verdict, criteria } = report;
  if (itemsToRead.length === 0) return null;
  return (
    <div className={STACK}>
      <p className="max-w-line text-sm text-quiet">{t('reading.intro')}</p>
      {itemsToRead.map((item) => (
        <ReadingItem
          key={`${item.system}/${item.item}`}
          item={item}
          baseline={verdict.baseline}
          criteria={criteria}
        />
      ))}
    </div>
  );
}

function ReadingItem({
  item,
  baseline,
  criteria,
}: {
  item: ItemToRead;
  baseline: string;
  criteria: readonly ReportCriterion[];
}) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const difference = figure(Math.abs(item.difference), item.unit, locale, false);
  return (
    <article className="grid gap-3 break-inside-avoid" lang={item.language ?? undefined}>
      <header className="flex flex-wrap items-baseline gap-x-4" lang={HTML_LANG[locale]}>
        <h3>{t(`reading.${item.direction}`, { candidate: item.system, difference })}</h3>
        <span className="text-sm text-quiet">
          {item.item}
          {item.segment !== null && ` · ${item.segment}`}
        </span>
      </header>
      <p className="max-w-line bg-sunken px-4 py-3 text-sm whitespace-pre-wrap wrap-anywhere" dir="auto">
        {item.prompt}
      </p>
      <div className="grid gap-x-10 gap-y-4 md:grid-cols-2 print:grid-cols-2">
        <ReadText
          system={baseline}
          text={item.baselineText}
          rating={item.baselineRating}
          spans={item.baselineSpans}
          notGiven={item.textsNotGiven === true}
          criteria={criteria}
        />
        <ReadText
          system={item.system}
          text={item.candidateText}
          rating={item.candidateRating}
          spans={item.candidateSpans}
          notGiven={item.textsNotGiven === true}
          criteria={criteria}
        />
      </div>
    </article>
  );
}

function ReadText({
  system,
  text,
  rating,
  spans,
  notGiven,
  criteria,
}: {
  system: string;
  text: string;
  rating: number | null;
  spans: readonly MarkedSpan[];
  notGiven: boolean;
  criteria: readonly ReportCriterion[];
}) {
  const { t } = useTranslation('report');
  return (
    <div className="grid content-start gap-1">
      <p className="text-sm text-quiet tabular-nums">
        <span className="font-medium text-ink">{system}</span>
        {rating !== null && ` · ${t('reading.mean', { mean: decimal(rating, 2) })}`}
      </p>
      {text === '' ? (
        <p className="text-quiet">{t(notGiven ? 'reading.notGiven' : 'reading.empty')}</p>
      ) : (
        <MarkedText text={text} spans={spans} criteria={criteria} />
      )}
    </div>
  );
}
