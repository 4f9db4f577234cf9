import { TextField } from '#app/components/ui/TextField.tsx';
import { DEFAULT_LIMITS, MOST_LIMIT, type LinkLimits } from '#app/core/studies/linkLimits.ts';
import { useTranslation } from '#app/i18n/index.ts';

/** How many people may join by a link, with what follows from it. */
export function LinkLimitFields({ limits = DEFAULT_LIMITS }: { limits?: LinkLimits }) {
  const { t } = useTranslation('quality');
  const number = { type: 'number', inputMode: 'numeric', min: 1, max: MOST_LIMIT, required: true } as const;
  return (
    <>
      <TextField
        {...number}
        name="mostRaters"
        label={t('links.mostRaters')}
        hint={t('links.mostRatersHint')}
        defaultValue={limits.mostRaters}
      />
      <TextField
        {...number}
        name="mostPerAddress"
        label={t('links.mostPerAddress')}
        hint={t('links.mostPerAddressHint')}
        defaultValue={limits.mostPerAddress}
      />
    </>
  );
}
