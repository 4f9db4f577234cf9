import { Button } from '#app/components/ui/Button.tsx';
import { CONTROL_CLASSES } from '#app/components/ui/Field.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { useCopy } from '../useCopy.ts';

/** The address that a pilot's raters open. */
export function PilotLink({ address, raters }: { address: string; raters: number }) {
  const { t } = useTranslation('pilot');
  const { t: ofStudy } = useTranslation('study');
  const [copied, copy] = useCopy(address);
  return (
    <div className="grid max-w-form gap-1">
      <p className="font-medium">{t('page.link')}</p>
      <p className="text-sm text-quiet">{t('page.linkHint', { count: raters })}</p>
      <div className="flex gap-2">
        <input
          readOnly
          value={address}
          aria-label={t('page.link')}
          onFocus={(event) => event.currentTarget.select()}
          className={`${CONTROL_CLASSES} min-h-touch min-w-0 text-sm`}
        />
        <Button onClick={copy} className="min-w-[6.5rem] flex-none">
          <span aria-live="polite">{copied ? ofStudy('links.copied') : ofStudy('links.copy')}</span>
        </Button>
      </div>
    </div>
  );
}
