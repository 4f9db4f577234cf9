import { Section } from '#app/components/ui/Section.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { OpenInvitation } from '#app/core/people/people.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { ActionButton } from '../study/ActionButton.tsx';
import { moment } from '../study/moment.ts';
import { useActorName } from '../study/useActorName.ts';

/** On a phone what it holds stands beneath the address, so that the button is in reach. */
const WIDE = 'hidden whitespace-nowrap sm:table-cell';

/** Invitations that nobody has accepted yet. */
export function InvitationTable({ invitations }: { invitations: readonly OpenInvitation[] }) {
  const { t } = useTranslation('people');
  const who = useActorName();
  return (
    <Section title={t('waiting.title')}>
      <Table caption={t('waiting.caption')}>
        <thead>
          <tr>
            <HeadCell>{t('waiting.email')}</HeadCell>
            <HeadCell className={WIDE}>{t('waiting.role')}</HeadCell>
            <HeadCell className={WIDE}>{t('waiting.by')}</HeadCell>
            <HeadCell className={WIDE}>{t('waiting.until')}</HeadCell>
            <td className="border-b border-edge" />
          </tr>
        </thead>
        <tbody>
          {invitations.map(({ id, email, role, invitedBy, expiresAt }) => (
            <tr key={id}>
              <Cell className="[overflow-wrap:anywhere]">
                {email}
                <span className="block text-sm sm:hidden">
                  {t(`roles.${role}`)} · {moment(expiresAt)}
                </span>
              </Cell>
              <Cell className={WIDE}>{t(`roles.${role}`)}</Cell>
              <Cell className={WIDE}>{who(invitedBy)}</Cell>
              <Cell className={WIDE}>{moment(expiresAt)}</Cell>
              <Cell className="py-0">
                <ActionButton
                  action="withdraw"
                  fields={{ invitation: id }}
                  look="plain"
                  aria-label={t('waiting.withdrawOf', { email })}
                >
                  {t('waiting.withdraw')}
                </ActionButton>
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
