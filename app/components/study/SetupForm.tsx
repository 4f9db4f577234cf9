import { Form } from '@remix-run/react';
import { Button } from '#app/components/ui/Button.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { EntrancePage } from './EntrancePage.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';

const FIELDS = ['name', 'email', 'password'] as const;

/**
 * The form of an installation's first account.
 * @param faults names of the fields that were refused
 */
export function SetupForm({
  faults,
  entered,
}: {
  faults: readonly string[];
  entered: { readonly name: string; readonly email: string };
}) {
  const { t } = useTranslation('study');
  const refused = FIELDS.filter((field) => faults.includes(field));
  const faultOf = (field: (typeof FIELDS)[number]) =>
    refused.includes(field) ? t(`setup.${field}Fault`) : undefined;
  return (
    <EntrancePage title={t('setup.title')}>
      <p>{t('setup.intro')}</p>
      <Form method="post" className="grid gap-5" noValidate>
        <ErrorSummary faults={refused.map((field) => ({ field, message: t(`setup.${field}Fault`) }))} />
        <TextField
          id="name"
          name="name"
          autoComplete="name"
          label={t('setup.name')}
          defaultValue={entered.name}
          error={faultOf('name')}
        />
        <TextField
          id="email"
          name="email"
          type="email"
          autoComplete="username"
          label={t('setup.email')}
          hint={t('setup.emailHint')}
          defaultValue={entered.email}
          error={faultOf('email')}
        />
        <TextField
          id="password"
          name="password"
          type="password"
          autoComplete="new-password"
          label={t('setup.password')}
          hint={t('setup.passwordHint')}
          error={faultOf('password')}
        />
        <div>
          <Button type="submit" look="primary">
            {t('setup.submit')}
          </Button>
        </div>
      </Form>
    </EntrancePage>
  );
}
