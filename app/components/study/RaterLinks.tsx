import { Form } from '@remix-run/react';
import { useState } from 'react';
import { Button } from '#app/components/ui/Button.tsx';
import { CONTROL_CLASSES } from '#app/components/ui/Field.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { OverviewStudy } from './overview.ts';

/** The addresses that raters open, and a form for a further one. */
export function RaterLinks({ links, origin }: { links: OverviewStudy['links']; origin: string }) {
  const { t } = useTranslation('study');
  return (
    <Section title={t('links.title')}>
      {links.length === 0 && <p className="max-w-line text-quiet">{t('links.none')}</p>}
      <ul className="grid gap-3">
        {links.map((link) => (
          <li key={link.token}>
            <CopyableLink
              label={link.simulated ? `${link.label} · ${t('links.simulated')}` : link.label}
              address={`${origin}/r/${link.token}`}
            />
          </li>
        ))}
      </ul>
      <Form method="post" className="flex flex-wrap items-end gap-3" preventScrollReset key={links.length}>
        <input type="hidden" name="action" value="createLink" />
        <div className="min-w-[14rem] flex-1">
          <TextField
            name="label"
            required
            maxLength={80}
            label={t('links.label')}
            hint={t('links.labelHint')}
            defaultValue={links.length === 0 ? t('links.labelDefault') : ''}
          />
        </div>
        <Button type="submit" look={links.length === 0 ? 'primary' : 'secondary'}>
          {t('links.create')}
        </Button>
      </Form>
    </Section>
  );
}

function CopyableLink({ label, address }: { label: string; address: string }) {
  const { t } = useTranslation('study');
  const [copied, setCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard.writeText(address).then(() => {
      setCopied(true);
      setTimeout(() => setCopied(false), 2000);
    });
  };
  return (
    <div className="grid gap-1">
      <span className="text-sm text-quiet">{label}</span>
      <div className="flex gap-2">
        <input
          readOnly
          value={address}
          aria-label={t('links.address', { label })}
          onFocus={(event) => event.currentTarget.select()}
          className={`${CONTROL_CLASSES} min-h-touch min-w-0 text-sm`}
        />
        <Button onClick={copy} className="min-w-[6.5rem] flex-none">
          <span aria-live="polite">{copied ? t('links.copied') : t('links.copy')}</span>
        </Button>
      </div>
    </div>
  );
}
