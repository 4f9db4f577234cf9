import type { ReactNode } from 'react';
import { LINK_CLASSES } from '#app/components/ui/Link.tsx';
import { Notice } from '#app/components/ui/Notice.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { SystemGeneration } from '#app/core/reports/systemGeneration.ts';

/**
 * Systems that could not go on, items that failed and prompts that were cut, each with its reason.
 * @param told whether the page says already why systems could not go on
 * @param repeatable whether preparing again tries them once more
 */
export function GenerationTroubles({
  slug,
  systems,
  told,
  repeatable,
}: {
  slug: string;
  systems: readonly SystemGeneration[];
  told: boolean;
  repeatable: boolean;
}) {
  const { t } = useTranslation('generation');
  const troubled = systems.filter(
    ({ failure, failed, truncated }) => (failure !== null && !told) || failed > 0 || truncated > 0,
  );
  if (troubled.length === 0) return null;
  return (
    <div className="grid gap-3">
      {troubled.map(({ system, failure, failed, failedItems, truncated, cutPrompts }) => (
        <div key={system} className="grid gap-2">
          {failure !== null && !told && (
            <Notice kind="warning" title={t('stopped', { system })}>
              {failure}
            </Notice>
          )}
          {failed > 0 && (
            <ItemList
              slug={slug}
              title={t('failedItems', { system, count: failed })}
              all={failed}
              items={failedItems.map(({ item, message }) => ({ item, what: message }))}
            />
          )}
          {truncated > 0 && (
            <ItemList
              slug={slug}
              title={t('cutPrompts', { system, count: truncated })}
              all={truncated}
              items={cutPrompts.map(({ item, tokens }) => ({ item, what: t('cutBy', { count: tokens }) }))}
            />
          )}
        </div>
      ))}
      {repeatable && troubled.some(({ failure, failed }) => failure !== null || failed > 0) && (
        <p className="text-sm text-quiet">{t('again')}</p>
      )}
    </div>
  );
}

/** Items with what happened to them, folded; where there are more than are listed, the way to all of them. */
function ItemList({
  slug,
  title,
  all,
  items,
}: {
  slug: string;
  title: string;
  all: number;
  items: readonly { readonly item: string; readonly what: ReactNode }[];
}) {
  const { t } = useTranslation('generation');
  return (
    <details>
      <summary className="w-fit cursor-pointer text-accent hover:underline underline-offset-4">
        {title}
      </summary>
      <div tabIndex={0} role="group" aria-label={title} className="mt-2 max-h-80 overflow-y-auto">
        <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[max-content_1fr]">
          {items.map(({ item, what }) => (
            <div key={item} className="contents">
              <dt className="font-medium wrap-anywhere sm:max-w-48">{item}</dt>
              <dd className="mb-1 max-w-line wrap-anywhere sm:mb-0">{what}</dd>
            </div>
          ))}
        </dl>
      </div>
      <p className="mt-2 text-sm text-quiet">
        {all > items.length && <>{t('firstOnly', { listed: items.length })} </>}
        <a href={`/studies/${slug}/generation.csv`} download className={LINK_CLASSES}>
          {t('all')}
        </a>
      </p>
    </details>
  );
}
