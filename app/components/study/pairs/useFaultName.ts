import { inLocale } from '#app/core/shared/localized.ts';
import { makerName } from '#app/core/studies/makerName.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import type { DifferingPairs } from '#app/services/pairs/differingPairs.ts';

/** What a kind of fault is called. */
export function useFaultName(): (
  kind: Pick<DifferingPairs['kinds'][number], 'criterion' | 'maker'>,
) => string {
  const { t } = useTranslation('pilot');
  const locale = useLocale();
  return ({ criterion, maker }) =>
    maker === null
      ? t('pairs.other', { criterion: inLocale(criterion.label, locale) })
      : makerName(maker, locale);
}
