import { Notice } from '#app/components/ui/Notice.tsx';
import type { OpenSession, PersonalToken } from '#app/core/people/people.ts';
import type { Role } from '#app/core/people/roles.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { NameForm } from './NameForm.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import type { FormAnswer } from './formAnswer.ts';
import { SessionTable } from './SessionTable.tsx';
import { Tokens, type MadeToken } from './Tokens.tsx';

/** One's own account: name, password, where one is signed in, and tokens for programs. */
export function AccountPage({
  account,
  sessions,
  tokens,
  answer,
}: {
  account: { readonly name: string; readonly email: string; readonly role: Role };
  sessions: readonly OpenSession[];
  tokens: readonly PersonalToken[];
  answer: FormAnswer<MadeToken> | null;
}) {
  const { t } = useTranslation('people');
  const { made = null, done, refused = null } = answer ?? {};
  const faultsOf = (action: string) => (refused?.action === action ? refused.faults : []);
  return (
    <div className="grid gap-10">
      <div className="grid gap-2">
        <h1>{t('account.title')}</h1>
        <p className="text-quiet [overflow-wrap:anywhere]">
          {t('account.about', { email: account.email, role: t(`roles.${account.role}`) })}
        </p>
      </div>
      {done === 'name' && <Notice title={t('account.nameSaved')} />}
      {done === 'password' && <Notice title={t('account.passwordSaved')} />}
      {refused !== null && refused.faults.length === 0 && (
        <Notice kind="error" title={t('refused')} children={refused.message} />
      )}
      <div className="grid items-start gap-10 lg:grid-cols-2">
        <div className="grid gap-10">
          <NameForm name={account.name} faults={faultsOf('name')} />
          <PasswordForm email={account.email} faults={faultsOf('password')} />
        </div>
        <SessionTable sessions={sessions} />
      </div>
      <Tokens
        tokens={tokens}
        made={made}
        faults={faultsOf('token')}
        entered={refused?.action === 'token' ? refused.entered : {}}
      />
    </div>
  );
}
