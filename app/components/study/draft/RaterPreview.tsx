import { useState } from 'react';
import { Button } from '#app/components/ui/Button.tsx';
import { LINK_CLASSES } from '#app/components/ui/Link.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { useTranslation } from '#app/i18n/index.ts';

/**
 * The rater's screen as it is set up now, in a frame of its own: its keys and its focus must not mix with those of the
 * form. It is loaded when somebody wants to see it.
 */
export function RaterPreview({ id, version }: { id: string; version: number }) {
  const { t } = useTranslation('draft');
  const [open, setOpen] = useState(false);
  const [isPhone, setPhone] = useState(false);
  const address = `/drafts/${id}/preview`;
  return (
    <Section title={t('preview.title')}>
      <p className="max-w-line text-quiet">{t('preview.intro')}</p>
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={() => setOpen(!open)} aria-expanded={open}>
          {t(open ? 'preview.hide' : 'preview.show')}
        </Button>
        {open && (
          <Button look="plain" onClick={() => setPhone(!isPhone)}>
            {t(isPhone ? 'preview.wide' : 'preview.phone')}
          </Button>
        )}
        <a href={address} target="_blank" rel="noreferrer" className={LINK_CLASSES}>
          {t('preview.tab')}
        </a>
      </div>
      {open && (
        <iframe
          key={version}
          src={address}
          title={t('preview.title')}
          className={`h-[38rem] rounded-md border border-line bg-paper ${isPhone ? 'w-[390px] max-w-full' : 'w-full'}`}
        />
      )}
    </Section>
  );
}
