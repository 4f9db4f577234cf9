import { useTranslation } from '#app/i18n/index.ts';

/** By how much a text is longer or shorter than what it was made from. */
export function LengthNote({ change }: { change: number }) {
  const { t } = useTranslation('controls');
  const share = String(Math.round(Math.abs(change) * 100));
  if (share === '0') return t('card.length');
  return t(change > 0 ? 'card.longer' : 'card.shorter', { share });
}
