import type { AskedMarks } from '#app/core/kinds/likert/highlights.ts';
import { useTranslation } from '#app/i18n/index.ts';

/** The keys for marking with what they do. */
export function useMarkingKeys(): (options: AskedMarks) => [string, string][] {
  const { t } = useTranslation('marking');
  return ({ severities }) => [
    ['M', t('keys.begin')],
    [t('keys.moveKey'), t('keys.move')],
    [t('keys.severityKey', { most: severities.length }), t('keys.severity')],
    [t('keys.removeKey'), t('keys.remove')],
    [t('keys.leaveKey'), t('keys.leave')],
  ];
}
