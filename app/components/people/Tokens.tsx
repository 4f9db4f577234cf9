import { Form } from '@remix-run/react';
import { Button } from '#app/components/ui/Button.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { Select } from '#app/components/ui/Select.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { TOKEN_DAYS, TOKEN_SCOPES, type PersonalToken } from '#app/core/people/people.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { ErrorSummary } from '../study/ErrorSummary.tsx';
import { ActionButton } from '../study/ActionButton.tsx';
import { moment } from '../study/moment.ts';
import { OnceLink } from './OnceLink.tsx';

/** A token that was just made. */
export interface MadeToken {
  readonly name: string;
  readonly token: string;
}

/** Tokens by which programs read what one may, and a form for a further one. */
export function Tokens({
  tokens,
  made,
  faults,
  entered,
}: {
  tokens: readonly PersonalToken[];
  made: MadeToken | null;
  faults: readonly string[];
  entered: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation('people');
  return (
    <Section title={t('account.tokensTitle')}>
      <p className="max-w-line text-quiet">{t('account.tokensIntro')}</p>
      {made !== null && (
        <OnceLink
          title={t('made.token', { name: made.name })}
          hint={t('made.tokenHint')}
          label={t('made.tokenLabel')}
          value={made.token}
        />
      )}
      {tokens.length === 0 ? <p>{t('account.noTokens')}</p> : <TokenTable tokens={tokens} />}
      <NewTokenForm key={made?.token} faults={faults} entered={entered} />
    </Section>
  );
}

function TokenTable({ tokens }: { tokens: readonly PersonalToken[] }) {
  const { t } = useTranslation('people');
  return (
    <Table caption={t('account.tokensCaption')} className="max-w-[52rem]">
      <thead>
        <tr>
          <HeadCell>{t('account.token')}</HeadCell>
          <HeadCell>{t('account.expires')}</HeadCell>
          <HeadCell className="hidden sm:table-cell">{t('account.lastUsed')}</HeadCell>
          <td className="border-b border-edge" />
        </tr>
      </thead>
      <tbody>
        {tokens.map(({ id, name, scope, expiresAt, expired, lastUsed }) => (
          <tr key={id}>
            <Cell className="[overflow-wrap:anywhere]">
              {name}
              <span className="block text-sm text-quiet">{t(`account.scopes.${scope}`)}</span>
              <span className="block text-sm text-quiet sm:hidden">
                {t('account.lastUsed')} {lastUsed === null ? t('account.unused') : moment(lastUsed)}
              </span>
            </Cell>
            <Cell className="min-w-24">
              {expired ? t('account.expired', { day: expiresAt.slice(0, 10) }) : moment(expiresAt)}
            </Cell>
            <Cell className="hidden min-w-24 sm:table-cell">
              {lastUsed === null ? t('account.unused') : moment(lastUsed)}
            </Cell>
            <Cell className="py-0">
              <ActionButton
                action="revoke"
                fields={{ token: id }}
                look="plain"
                className="text-sm"
                aria-label={t('account.revokeOf', { name })}
              >
                {t('account.revoke')}
              </ActionButton>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function NewTokenForm({
  faults,
  entered,
}: {
  faults: readonly string[];
  entered: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation('people');
  const nameFault = faults.includes('name') ? t('account.tokenNameFault') : undefined;
  const daysFault = faults.includes('days') ? t('account.tokenDaysFault') : undefined;
  return (
    <Form method="post" className="grid max-w-form gap-5 pt-4" noValidate preventScrollReset>
      <input type="hidden" name="action" value="token" />
      <ErrorSummary
        faults={[
          ...(nameFault === undefined ? [] : [{ field: 'token-name', message: nameFault }]),
          ...(daysFault === undefined ? [] : [{ field: 'token-days', message: daysFault }]),
        ]}
      />
      <TextField
        id="token-name"
        name="name"
        maxLength={80}
        autoComplete="off"
        label={t('account.tokenName')}
        hint={t('account.tokenNameHint')}
        defaultValue={entered.name ?? ''}
        error={nameFault}
      />
      <Select
        id="token-scope"
        name="scope"
        className="max-w-field"
        label={t('account.tokenScope')}
        hint={t('account.tokenScopeHint')}
        defaultValue={entered.scope ?? 'read'}
        options={TOKEN_SCOPES.map((scope) => ({ value: scope, label: t(`account.scopes.${scope}`) }))}
      />
      <Select
        id="token-days"
        name="days"
        className="max-w-field"
        label={t('account.tokenDays')}
        defaultValue={entered.days ?? '90'}
        options={TOKEN_DAYS.map((days) => ({
          value: String(days),
          label: t('account.days', { count: days }),
        }))}
        error={daysFault}
      />
      <div>
        <Button type="submit">{t('account.makeToken')}</Button>
      </div>
    </Form>
  );
}
