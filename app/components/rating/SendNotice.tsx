import { useTranslation } from '#app/i18n/index.ts';
import { Button } from '../ui/Button.tsx';
import { LinkButton } from '../ui/Link.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { SendFailure } from './sendFailure.ts';

/** What went wrong, what was kept and what to do. */
export function SendNotice({
  failure,
  link,
  onDismiss,
}: {
  failure: SendFailure;
  /** The rater's own link. */
  link: string;
  onDismiss: () => void;
}) {
  const { t } = useTranslation('rating');
  const { kind, detail } = failure;
  const action =
    kind === 'signedOut' ? (
      <LinkButton to={link} reloadDocument>
        {t('sending.openLink')}
      </LinkButton>
    ) : (
      <Button onClick={onDismiss}>{t('sending.goOn')}</Button>
    );
  return (
    <Notice
      kind={kind === 'refused' ? 'error' : 'warning'}
      title={t(`sending.${kind}Title`)}
      actions={action}
    >
      <p>{t(`sending.${kind}`)}</p>
      {kind === 'refused' && detail !== null && <p>{detail}</p>}
    </Notice>
  );
}
