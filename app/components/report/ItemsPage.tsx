import { Button } from '#app/components/ui/Button.tsx';
import { Link } from '#app/components/ui/Link.tsx';
import { Select } from '#app/components/ui/Select.tsx';
import { FINDING_ORDERS } from '#app/core/reports/orderFindings.ts';
import { figure, fixed } from '#app/core/reports/words.ts';
import { HTML_LANG, useLocale, useTranslation } from '#app/i18n/index.ts';
import type { ItemsToReview, ReviewedItem } from '#app/services/analysis/itemsToReview.ts';
import { Pages } from '../study/Pages.tsx';
import { StudyHeader } from '../study/StudyHeader.tsx';
import { BothTexts } from './BothTexts.tsx';
import { wholePercent } from './figures.ts';
import { useTerms } from './useTerms.ts';

/** All items of a closed study by what people found of them: a form that says which, and their texts side by side. */
export function ItemsPage({ found }: { found: ItemsToReview }) {
  const { t } = useTranslation('report');
  const { study, items, total, page, pages, chosen, baseline } = found;
  const to = (number: number) => {
    const { system, order, line, segment } = chosen;
    const asked = { system, order, line: line ?? '', segment: segment ?? '', page: String(number) };
    return `?${new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString()}`;
  };
  return (
    <div className="grid gap-8">
      <StudyHeader {...study} />
      <div className="grid gap-4">
        <h2>{t('reviewing.title')}</h2>
        <p className="text-sm print:hidden">
          <Link to={`/studies/${study.slug}/report#items`}>{t('reviewing.back')}</Link>
        </p>
        <Choice found={found} />
        <p role="status" className="text-sm text-quiet">
          {total === 0 ? t('reviewing.none') : t('reviewing.total', { count: total })}
        </p>
      </div>
      {items.map((item) => (
        <Reviewed key={item.item} item={item} baseline={baseline} criteria={found.criteria} />
      ))}
      <Pages
        page={page}
        pages={pages}
        to={to}
        words={{
          place: t('reviewing.place', { page, pages }),
          before: t('reviewing.before'),
          after: t('reviewing.after'),
        }}
      />
    </div>
  );
}

/** Which items, and in what order: a form of its own address, so that every choice can be linked to. */
function Choice({ found }: { found: ItemsToReview }) {
  const { t } = useTranslation('report');
  const termOf = useTerms(found);
  const { candidates, lines, segments, chosen } = found;
  return (
    <form method="get" className="flex flex-wrap items-end gap-4 print:hidden">
      {candidates.length > 1 && (
        <Select
          name="system"
          label={t('reviewing.candidate')}
          defaultValue={chosen.system}
          options={candidates.map((value) => ({ value, label: value }))}
        />
      )}
      <Select
        name="order"
        label={t('reviewing.order')}
        defaultValue={chosen.order}
        options={FINDING_ORDERS.map((value) => ({ value, label: t(`reviewing.orders.${value}`) }))}
      />
      <Select
        name="line"
        label={t('reviewing.line')}
        defaultValue={chosen.line ?? ''}
        options={[
          { value: '', label: t('reviewing.together') },
          ...lines.map((value) => ({ value, label: termOf(value) })),
        ]}
      />
      {segments.length > 0 && (
        <Select
          name="segment"
          label={t('reviewing.segment')}
          defaultValue={chosen.segment ?? ''}
          options={[
            { value: '', label: t('reviewing.everySegment') },
            ...segments.map((value) => ({ value, label: value })),
          ]}
        />
      )}
      <Button type="submit">{t('reviewing.show')}</Button>
    </form>
  );
}

function Reviewed({
  item,
  baseline,
  criteria,
}: {
  item: ReviewedItem;
  baseline: string;
  criteria: ItemsToReview['criteria'];
}) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const termOf = useTerms({ criteria });
  const { difference, unit, byLine, disagreement } = item;
  const told = figure(Math.abs(difference), unit, locale, false);
  const direction = difference < 0 ? 'worse' : difference > 0 ? 'better' : 'even';
  const each = Object.entries(byLine).map(([line, share]) =>
    t('reviewing.each', { line: termOf(line), difference: `${fixed(100 * share, 0, true)} %` }),
  );
  const written = (system: string, text: string) => ({ system, text, rating: null, spans: [] });
  return (
    <article
      id={`item-${item.item}`}
      className="grid gap-3 break-inside-avoid border-t border-line pt-4"
      lang={item.language ?? undefined}
    >
      <header className="grid gap-1" lang={HTML_LANG[locale]}>
        <h3>
          {item.system} {t(`reviewing.${direction}`, { difference: told })}
        </h3>
        <p className="text-sm text-quiet tabular-nums">
          {[
            item.item,
            ...(item.segment === null ? [] : [item.segment]),
            ...each,
            ...(disagreement === null
              ? []
              : [t('reviewing.disagreement', { spread: wholePercent(disagreement) })]),
          ].join(' · ')}
        </p>
      </header>
      <p className="max-w-line bg-sunken px-4 py-3 text-sm whitespace-pre-wrap wrap-anywhere" dir="auto">
        {item.prompt}
      </p>
      <BothTexts
        baseline={written(baseline, item.baselineText)}
        candidate={written(item.system, item.candidateText)}
        criteria={criteria}
      />
    </article>
  );
}
