import { Form } from '@remix-run/react';
import { Button } from '#app/components/ui/Button.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { EntrancePage } from '../study/EntrancePage.tsx';
import { ErrorSummary } from '../study/ErrorSummary.tsx';

/** The form by which somebody who has a link for it sets a new password. */
export function ResetForm({ email, refused }: { email: string; refused: boolean }) {
  const { t } = useTranslation('people');
  const fault = refused ? t('reset.passwordFault') : undefined;
  return (
    <EntrancePage title={t('reset.title')}>
      <p className="[overflow-wrap:anywhere]">{t('reset.intro', { email })}</p>
      <Form method="post" className="grid gap-5" noValidate>
        <ErrorSummary faults={fault === undefined ? [] : [{ field: 'password', message: fault }]} />
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <TextField
          id="password"
          name="password"
          type="password"
          autoComplete="new-password"
          label={t('reset.password')}
          hint={t('reset.passwordHint')}
          error={fault}
        />
        <div>
          <Button type="submit" look="primary">
            {t('reset.submit')}
          </Button>
        </div>
      </Form>
    </EntrancePage>
  );
}
