import { makerName } from '#app/core/studies/makerName.ts';
import { joinSentences } from '#app/core/shared/typography.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';

/** How the kinds of faults that a verdict's controls tried are told, with that nothing else is vouched for. */
export function useKindsTried(): (kinds: readonly string[]) => string {
  const { t } = useTranslation('report');
  const locale = useLocale();
  return (kinds) => {
    const names = kinds.map((kind) => makerName(kind, locale)).join(t('retention.and'));
    const tried = kinds.length === 0 ? [] : [t('retention.kinds', { kinds: names })];
    return joinSentences([...tried, t('retention.outside')], locale);
  };
}
