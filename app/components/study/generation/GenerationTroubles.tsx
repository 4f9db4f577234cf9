import type { ReactNode } from 'react';
import { LINK_CLASSES } from '#app/components/ui/Link.tsx';
import { Notice } from '#app/components/ui/Notice.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { SystemGeneration } from './systemGeneration.ts';

/**
 * Systems that could not go on, items that failed and prompts that were cut, each with its reason.
 * @param repeatable whether preparing again tries them once more
 */
export function GenerationTroubles({
  slug,
  systems,
  repeatable,
}: {
  slug: string;
  systems: readonly SystemGeneration[];
  repeatable: boolean;
}) {
  const { t } = useTranslation('generation');
  const troubled = systems.filter(
    ({ failure, failed, truncated }) => failure !== null || failed > 0 || truncated > 0,
  );
  if (troubled.length === 0) return null;
  return (
    <div className="grid gap-3">
      {troubled.map(({ system, failure, failed, failedItems, truncated, cutPrompts }) => (
        <div key={system} className="grid gap-2">
          {failure !== null && (
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
      {repeatable && systems.some(({ failure, failed }) => failure !== null || failed > 0) && (
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
      <dl className="mt-2 grid max-h-80 gap-x-4 gap-y-1 overflow-y-auto text-sm sm:grid-cols-[max-content_1fr]">
        {items.map(({ item, what }) => (
          <div key={item} className="contents">
            <dt className="font-medium wrap-anywhere sm:max-w-48">{item}</dt>
            <dd className="mb-1 max-w-line wrap-anywhere sm:mb-0">{what}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-sm text-quiet">
        {all > items.length && <>{t('firstOnly', { listed: items.length })} </>}
        <a href={`/studies/${slug}/generation.csv`} download className={LINK_CLASSES}>
          {t('all')}
        </a>
      </p>
    </details>
  );
}
