import { LINK_CLASSES } from '#app/components/ui/Link.tsx';
import { useTranslation } from '#app/i18n/index.ts';

/** Small files of items to start from. */
export function SampleFiles() {
  const { t } = useTranslation('systems');
  return (
    <p className="text-sm text-quiet">
      {t('items.samples')}{' '}
      {(['csv', 'xlsx', 'jsonl'] as const).map((form, index) => (
        <span key={form}>
          {index > 0 && ' · '}
          <a href={`/new-study/samples/items.${form}`} download className={LINK_CLASSES}>
            {t(`items.sampleNames.${form}`)}
          </a>
        </span>
      ))}
    </p>
  );
}
