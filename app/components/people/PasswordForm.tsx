import { Form } from '@remix-run/react';
import { Button } from '#app/components/ui/Button.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { ErrorSummary } from '../study/ErrorSummary.tsx';

const FIELDS = ['present', 'password'] as const;

/** A new password for who knows the present one. */
export function PasswordForm({ email, faults }: { email: string; faults: readonly string[] }) {
  const { t } = useTranslation('people');
  const refused = FIELDS.filter((field) => faults.includes(field));
  const faultOf = (field: (typeof FIELDS)[number]) =>
    refused.includes(field) ? t(`account.${field}Fault`) : undefined;
  return (
    <Section title={t('account.passwordTitle')}>
      <Form method="post" className="grid max-w-form gap-5" noValidate preventScrollReset>
        <input type="hidden" name="action" value="password" />
        {/* By it password managers know whose password it is. */}
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <ErrorSummary faults={refused.map((field) => ({ field, message: t(`account.${field}Fault`) }))} />
        <TextField
          id="present"
          name="present"
          type="password"
          autoComplete="current-password"
          label={t('account.present')}
          error={faultOf('present')}
        />
        <TextField
          id="password"
          name="password"
          type="password"
          autoComplete="new-password"
          label={t('account.password')}
          hint={t('account.passwordHint')}
          error={faultOf('password')}
        />
        <div>
          <Button type="submit">{t('account.savePassword')}</Button>
        </div>
      </Form>
    </Section>
  );
}
