import { Form } from '@remix-run/react';
import { Button } from '#app/components/ui/Button.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { OpenInvitation } from '#app/core/people/people.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { moment } from '../study/moment.ts';
import { useActorName } from '../study/useActorName.ts';

/** Invitations that nobody has accepted yet. */
export function InvitationTable({ invitations }: { invitations: readonly OpenInvitation[] }) {
  const { t } = useTranslation('people');
  const who = useActorName();
  return (
    <Section title={t('waiting.title')}>
      <Table
        caption={<span className="sr-only">{t('waiting.caption')}</span>}
        aria-label={t('waiting.caption')}
      >
        <thead>
          <tr>
            <HeadCell>{t('waiting.email')}</HeadCell>
            <HeadCell>{t('waiting.role')}</HeadCell>
            <HeadCell>{t('waiting.by')}</HeadCell>
            <HeadCell className="whitespace-nowrap">{t('waiting.until')}</HeadCell>
            <td className="border-b border-edge" />
          </tr>
        </thead>
        <tbody>
          {invitations.map(({ id, email, role, invitedBy, expiresAt }) => (
            <tr key={id}>
              <Cell className="min-w-48 [overflow-wrap:anywhere]">{email}</Cell>
              <Cell className="whitespace-nowrap">{t(`roles.${role}`)}</Cell>
              <Cell>{who(invitedBy)}</Cell>
              <Cell className="whitespace-nowrap">{moment(expiresAt)}</Cell>
              <Cell className="py-0">
                <Form method="post" preventScrollReset>
                  <input type="hidden" name="action" value="withdraw" />
                  <Button
                    type="submit"
                    look="plain"
                    name="invitation"
                    value={id}
                    aria-label={t('waiting.withdrawOf', { email })}
                  >
                    {t('waiting.withdraw')}
                  </Button>
                </Form>
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
