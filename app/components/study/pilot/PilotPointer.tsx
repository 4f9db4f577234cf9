import { Link, LinkButton } from '#app/components/ui/Link.tsx';
import { useTranslation } from '#app/i18n/index.ts';

/** Says that a study is a pilot, of which one, and leads to what it tells. */
export function PilotPointer({ slug, of }: { slug: string; of: { slug: string; name: string } }) {
  const { t } = useTranslation('pilot');
  return (
    <div className="grid gap-4">
      <p className="max-w-line text-2xl font-semibold text-balance" data-testid="standing">
        {t('pointer.of')} <Link to={`/studies/${of.slug}`}>{of.name}</Link>
      </p>
      <p className="max-w-line text-quiet">{t('pointer.explained')}</p>
      <div>
        <LinkButton to={`/studies/${slug}/pilot`} look="primary">
          {t('pointer.open')}
        </LinkButton>
      </div>
    </div>
  );
}
