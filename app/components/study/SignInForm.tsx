import { Form } from '@remix-run/react';
import { Button } from '#app/components/ui/Button.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { EntrancePage } from './EntrancePage.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';

/** Why nobody was signed in. */
export type SignInFault = 'wrong' | 'tooMany' | 'deactivated';

export function SignInForm({ fault, email }: { fault: SignInFault | null; email: string }) {
  const { t } = useTranslation('study');
  return (
    <EntrancePage title={t('signIn.title')}>
      <Form method="post" className="grid gap-5">
        <ErrorSummary
          faults={
            fault === null
              ? []
              : [{ field: fault === 'wrong' ? 'email' : null, message: t(`signIn.${fault}`) }]
          }
        />
        <TextField
          id="email"
          name="email"
          type="email"
          required
          autoComplete="username"
          label={t('signIn.email')}
          defaultValue={email}
        />
        <TextField
          id="password"
          name="password"
          type="password"
          required
          autoComplete="current-password"
          label={t('signIn.password')}
        />
        <div>
          <Button type="submit" look="primary">
            {t('signIn.submit')}
          </Button>
        </div>
      </Form>
    </EntrancePage>
  );
}
