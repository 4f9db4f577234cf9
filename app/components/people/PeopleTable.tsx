import { Button } from '#app/components/ui/Button.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { Person } from '#app/core/people/people.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { moment } from '../study/moment.ts';

/** On a phone what it holds stands beneath the name, so that the button is in reach. */
const WIDE = 'hidden whitespace-nowrap sm:table-cell';

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
    <Table caption={t('caption')}>
      <thead>
        <tr>
          <HeadCell>{t('name')}</HeadCell>
          <HeadCell className={WIDE}>{t('role')}</HeadCell>
          <HeadCell className={WIDE}>{t('lastSeen')}</HeadCell>
          <HeadCell className={WIDE}>{t('state')}</HeadCell>
          {onChange !== null && <td className="border-b border-edge" />}
        </tr>
      </thead>
      <tbody>
        {people.map(({ id, name, email, role, lastSeen, deactivatedAt }) => {
          const seen = lastSeen === null ? t('never') : moment(lastSeen);
          const state =
            deactivatedAt === null ? t('active') : t('deactivated', { day: deactivatedAt.slice(0, 10) });
          return (
            <tr key={id} className={deactivatedAt === null ? undefined : 'text-quiet'}>
              <Cell>
                {name}
                {id === own && <span className="text-quiet"> · {t('you')}</span>}
                <span className="block text-sm text-quiet [overflow-wrap:anywhere]">{email}</span>
                <span className="block text-sm sm:hidden">
                  {t(`roles.${role}`)} · {deactivatedAt === null ? seen : state}
                </span>
              </Cell>
              <Cell className={WIDE}>{t(`roles.${role}`)}</Cell>
              <Cell className={WIDE}>{seen}</Cell>
              <Cell className={WIDE}>{state}</Cell>
              {onChange !== null && (
                <Cell className="py-0">
                  <Button look="plain" aria-label={t('changeOf', { name })} onClick={() => onChange(id)}>
                    {t('change')}
                  </Button>
                </Cell>
              )}
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
