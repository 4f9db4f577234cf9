import type { Protocol } from '#app/core/studies/configuration.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { Facts } from './Facts.tsx';
import { Part } from './Part.tsx';
import { useFigures } from './useFigures.ts';

/** Who rates, how much, and in which portions. */
export function SharingPart({ protocol }: { protocol: Protocol }) {
  const { t } = useTranslation('settings');
  const { t: form } = useTranslation('protocol');
  const { number, percent } = useFigures();
  const { strategy, ratersPerItem, overlap, repeats, blocksPerSitting, leaseMinutes } = protocol;
  const { leastItemsPerRater: least, mostItemsPerRater: most } = protocol;
  return (
    <Part part="sharing">
      <Facts
        facts={[
          [t('sharing.strategy'), form(`sharing.${strategy}`)],
          [t('sharing.ratersPerItem'), number(ratersPerItem)],
          [t('sharing.overlap'), percent(overlap.share)],
          [t('sharing.repeats'), percent(repeats.share)],
          [t('sharing.sitting'), number(blocksPerSitting)],
          [t('sharing.least'), least === null ? t('none') : number(least)],
          [t('sharing.most'), most === null ? t('sharing.asMany') : number(most)],
          [t('sharing.lease'), t('sharing.minutes', { count: leaseMinutes })],
        ]}
      />
    </Part>
  );
}
