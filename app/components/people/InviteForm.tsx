import { Form } from '@remix-run/react';
import { Button } from '#app/components/ui/Button.tsx';
import { Select } from '#app/components/ui/Select.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { ROLES } from '#app/core/people/roles.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { ErrorSummary } from '../study/ErrorSummary.tsx';

const FIELDS = ['email', 'role'] as const;

/** Whom to invite, and in which role. */
export function InviteForm({
  faults,
  entered,
}: {
  faults: readonly string[];
  entered: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation('people');
  const refused = FIELDS.filter((field) => faults.includes(field));
  const faultOf = (field: (typeof FIELDS)[number]) =>
    refused.includes(field) ? t(`invite.${field}Fault`) : undefined;
  return (
    <Form method="post" className="grid max-w-form gap-5" noValidate>
      <input type="hidden" name="action" value="invite" />
      <ErrorSummary faults={refused.map((field) => ({ field, message: t(`invite.${field}Fault`) }))} />
      <TextField
        id="email"
        name="email"
        type="email"
        autoComplete="off"
        label={t('invite.email')}
        hint={t('invite.emailHint')}
        defaultValue={entered.email ?? ''}
        error={faultOf('email')}
      />
      <Select
        id="role"
        name="role"
        label={t('invite.role')}
        className="max-w-field"
        defaultValue={entered.role ?? 'lead'}
        options={ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
        error={faultOf('role')}
      />
      <div>
        <Button type="submit" look="primary">
          {t('invite.submit')}
        </Button>
      </div>
    </Form>
  );
}
