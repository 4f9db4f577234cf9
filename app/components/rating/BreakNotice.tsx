import { useTranslation } from '#app/i18n/index.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';

/** Suggests a break after long work; nothing has to be done about it. */
export function BreakNotice({ onDismiss }: { onDismiss: () => void }) {
  const { t } = useTranslation('rating');
  return (
    <Notice title={t('pause.title')} actions={<Button onClick={onDismiss}>{t('pause.dismiss')}</Button>}>
      {t('pause.text')}
    </Notice>
  );
}
