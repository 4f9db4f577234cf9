import { Link } from '#app/components/ui/Link.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { stepOfField } from './steps.ts';

/** Where something of a set-up stands: a way to its step, and its name in a study's file. */
export function PlaceLink({ id, field, name }: { id: string; field: string; name: string }) {
  const { t } = useTranslation('draft');
  const step = stepOfField(field);
  return (
    <>
      <Link to={`/drafts/${id}/${step}`}>{t(`step.${step}`)}</Link>{' '}
      <span className="font-code text-sm text-quiet">{name}</span>
    </>
  );
}
