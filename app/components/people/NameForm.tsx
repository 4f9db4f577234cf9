import { Form } from '@remix-run/react';
import { Button } from '#app/components/ui/Button.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { ErrorSummary } from '../study/ErrorSummary.tsx';

/** What one is called on these pages. */
export function NameForm({ name, faults }: { name: string; faults: readonly string[] }) {
  const { t } = useTranslation('people');
  const fault = faults.includes('name') ? t('account.nameFault') : undefined;
  return (
    <Section title={t('account.nameTitle')}>
      <Form method="post" className="grid max-w-form gap-5" noValidate preventScrollReset>
        <input type="hidden" name="action" value="name" />
        <ErrorSummary faults={fault === undefined ? [] : [{ field: 'name', message: fault }]} />
        <TextField
          id="name"
          name="name"
          autoComplete="name"
          label={t('account.name')}
          defaultValue={name}
          error={fault}
        />
        <div>
          <Button type="submit">{t('account.saveName')}</Button>
        </div>
      </Form>
    </Section>
  );
}
