import { LINK_CLASSES } from '#app/components/ui/Link.tsx';
import { useTranslation } from '#app/i18n/index.ts';

/** Leads to the tasks as raters will get them. */
export function PreviewPointer({ slug }: { slug: string }) {
  const { t } = useTranslation('quality');
  return (
    <p>
      <a href={`/studies/${slug}/preview`} className={LINK_CLASSES}>
        {t('preview.open')}
      </a>
    </p>
  );
}
