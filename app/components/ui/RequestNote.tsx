import { useTranslation } from '#app/i18n/index.ts';
import { useRequestId } from './requestId.ts';

/**
 * By which id the operator finds in the log what happened.
 * @param request the id that the failed answer gave; by default that of the page itself
 */
export function RequestNote({ request }: { request?: string | undefined }) {
  const { t } = useTranslation('common');
  const ofPage = useRequestId();
  const id = request ?? ofPage;
  if (id === undefined) return null;
  return (
    <p data-request={id} className="text-sm">
      {t('failure.request')} <code className="select-all">{id}</code>
    </p>
  );
}
