import { Link } from '#app/components/ui/Link.tsx';
import type { ItemToRead, Report, ReportCriterion } from '#app/core/reports/report.ts';
import { figure } from '#app/core/reports/words.ts';
import { HTML_LANG, useLocale, useTranslation } from '#app/i18n/index.ts';
import { BothTexts } from './BothTexts.tsx';
import { STACK } from './stack.ts';

/** The items on which raters saw the largest differences, with both texts side by side. */
export function ItemsToRead({
  report,
  linked,
}: {
  report: Report;
  /** Whether a page of all items is there for whoever reads it. */ linked: boolean;
}) {
  const { t } = useTranslation('report');
  const { itemsToRead, verdict, criteria } = report;
  if (itemsToRead.length === 0) return null;
  return (
    <div className={STACK}>
      <p className="max-w-line text-sm text-quiet">
        {t('reading.intro')}
        {linked && (
          <>
            {' '}
            <Link to={`/studies/${report.study.slug}/items`}>{t('reviewing.all')}</Link>
          </>
        )}
      </p>
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
      <BothTexts
        baseline={{
          system: baseline,
          text: item.baselineText,
          rating: item.baselineRating,
          spans: item.baselineSpans,
        }}
        candidate={{
          system: item.system,
          text: item.candidateText,
          rating: item.candidateRating,
          spans: item.candidateSpans,
        }}
        notGiven={item.textsNotGiven === true}
        criteria={criteria}
      />
    </article>
  );
}
