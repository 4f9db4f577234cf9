import { useTranslation } from '#app/i18n/index.ts';
import { Button } from '../ui/Button.tsx';
import { LinkButton } from '../ui/Link.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { SendFailure } from './sendFailure.ts';

/** What happened to a judgment that was not taken, what was kept and what to do. */
export function SendNotice({
  failure,
  link,
  onRetry,
  onGoOn,
}: {
  failure: SendFailure;
  /** The rater's own link. */
  link: string;
  onRetry: () => void;
  onGoOn: () => void;
}) {
  const { t } = useTranslation('rating');
  const { kind, detail } = failure;
  const action = {
    offline: <Button onClick={onRetry}>{t('sending.retry')}</Button>,
    server: <Button onClick={onRetry}>{t('sending.retry')}</Button>,
    refused: <Button onClick={onRetry}>{t('sending.retry')}</Button>,
    gone: <Button onClick={onGoOn}>{t('sending.goOn')}</Button>,
    signedOut: (
      <LinkButton to={link} reloadDocument>
        {t('sending.openLink')}
      </LinkButton>
    ),
  }[kind];
  return (
    <Notice kind={kind === 'gone' ? 'warning' : 'error'} title={t(`sending.${kind}Title`)} actions={action}>
      <p>{t(`sending.${kind}`)}</p>
      {kind === 'refused' && detail !== null && <p>{detail}</p>}
    </Notice>
  );
}
