import { Form } from '@remix-run/react';
import { Button } from '#app/components/ui/Button.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import type { Role } from '#app/core/people/roles.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { EntrancePage } from '../study/EntrancePage.tsx';
import { ErrorSummary } from '../study/ErrorSummary.tsx';

const FIELDS = ['name', 'password'] as const;

/**
 * The form by which somebody who was invited makes their account.
 * @param faults names of the fields that were refused
 */
export function InvitedForm({
  email,
  role,
  faults,
  name,
}: {
  email: string;
  role: Role;
  faults: readonly string[];
  name: string;
}) {
  const { t } = useTranslation('people');
  const refused = FIELDS.filter((field) => faults.includes(field));
  const faultOf = (field: (typeof FIELDS)[number]) =>
    refused.includes(field) ? t(`invited.${field}Fault`) : undefined;
  return (
    <EntrancePage title={t('invited.title')}>
      <div className="grid gap-2">
        <p className="[overflow-wrap:anywhere]">{t('invited.intro', { email, role: t(`roles.${role}`) })}</p>
        <p className="text-quiet">{t(`rights.${role}`)}</p>
      </div>
      <Form method="post" className="grid gap-5" noValidate>
        <ErrorSummary faults={refused.map((field) => ({ field, message: t(`invited.${field}Fault`) }))} />
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <TextField
          id="name"
          name="name"
          autoComplete="name"
          label={t('invited.name')}
          defaultValue={name}
          error={faultOf('name')}
        />
        <TextField
          id="password"
          name="password"
          type="password"
          autoComplete="new-password"
          label={t('invited.password')}
          hint={t('invited.passwordHint')}
          error={faultOf('password')}
        />
        <div>
          <Button type="submit" look="primary">
            {t('invited.submit')}
          </Button>
        </div>
      </Form>
    </EntrancePage>
  );
}
