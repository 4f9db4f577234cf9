import { Button } from '#app/components/ui/Button.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { Person } from '#app/core/people/people.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { moment } from '../study/moment.ts';

/**
 * The accounts, those that may sign in first.
 *
 * @param onChange asks what to change of an account; null for who may change none
 */
export function PeopleTable({
  people,
  own,
  onChange,
}: {
  people: readonly Person[];
  own: number;
  onChange: ((id: number) => void) | null;
}) {
  const { t } = useTranslation('people');
  return (
    <Table caption={<span className="sr-only">{t('caption')}</span>} aria-label={t('caption')}>
      <thead>
        <tr>
          <HeadCell>{t('name')}</HeadCell>
          <HeadCell>{t('role')}</HeadCell>
          <HeadCell className="whitespace-nowrap">{t('lastSeen')}</HeadCell>
          <HeadCell>{t('state')}</HeadCell>
          {onChange !== null && <td className="border-b border-edge" />}
        </tr>
      </thead>
      <tbody>
        {people.map(({ id, name, email, role, lastSeen, deactivatedAt }) => (
          <tr key={id} className={deactivatedAt === null ? undefined : 'text-quiet'}>
            <Cell className="min-w-48">
              {name}
              {id === own && <span className="text-quiet"> · {t('you')}</span>}
              <span className="block text-sm text-quiet [overflow-wrap:anywhere]">{email}</span>
            </Cell>
            <Cell className="whitespace-nowrap">{t(`roles.${role}`)}</Cell>
            <Cell className="whitespace-nowrap">{lastSeen === null ? t('never') : moment(lastSeen)}</Cell>
            <Cell className="whitespace-nowrap">
              {deactivatedAt === null ? t('active') : t('deactivated', { day: deactivatedAt.slice(0, 10) })}
            </Cell>
            {onChange !== null && (
              <Cell className="py-0">
                <Button look="plain" aria-label={t('changeOf', { name })} onClick={() => onChange(id)}>
                  {t('change')}
                </Button>
              </Cell>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
