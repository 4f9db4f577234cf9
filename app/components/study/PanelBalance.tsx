import { Section } from '#app/components/ui/Section.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { ShownBalance, SystemCounts } from './panelPageStudy.ts';

/** How even a panel's plan is: in words, then the counts of pairs, sides and places. */
export function PanelBalance({ balance, seats }: { balance: ShownBalance; seats: number }) {
  const { t } = useTranslation('quality');
  const spread = ({ least, most }: { least: number; most: number }) =>
    least === most ? String(least) : t('panel.spread', { least, most });
  const counted = (part: 'items' | 'tasks', of: { least: number; most: number }) =>
    t(`panel.${part}`, { spread: spread(of), count: of.most });
  const { pairs, turns, places } = balance;
  return (
    <Section title={t('panel.balance')} className="gap-6">
      <ul className="grid max-w-line gap-1">
        <li>
          {t('panel.perItem', { spread: spread(balance.seatsPerItem), count: balance.seatsPerItem.most })}
        </li>
        <li>
          {t('panel.perSeat', {
            items: counted('items', balance.itemsPerSeat),
            tasks: counted('tasks', balance.tasksPerSeat),
            count: seats,
          })}
        </li>
        {seats > 1 && <li>{t('panel.common', { items: counted('items', balance.itemsInCommon) })}</li>}
        {pairs.length > 0 && <li>{t('panel.sides', { count: balance.mostSideSurplus })}</li>}
      </ul>
      <div className="grid items-start gap-8 lg:grid-cols-2">
        {pairs.length > 0 && (
          <Table caption={t('panel.pairs')}>
            <thead>
              <tr>
                <HeadCell>{t('panel.pair')}</HeadCell>
                <HeadCell numeric>{t('panel.shown')}</HeadCell>
                <HeadCell numeric>{t('panel.left')}</HeadCell>
                <HeadCell numeric>{t('panel.right')}</HeadCell>
              </tr>
            </thead>
            <tbody>
              {pairs.map(({ systems, shown, left }) => (
                <tr key={systems.join('\n')}>
                  <Cell>{systems.join(' – ')}</Cell>
                  <Cell numeric>{shown}</Cell>
                  <Cell numeric>{left}</Cell>
                  <Cell numeric>{shown - left}</Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
        <Turns caption={t('panel.turns')} rows={turns} />
        <Turns caption={t('panel.places')} rows={places} />
      </div>
    </Section>
  );
}

/** Nothing where nothing of the kind is asked for. */
function Turns({ caption, rows }: { caption: string; rows: readonly SystemCounts[] }) {
  const { t } = useTranslation('quality');
  if (!rows.some(({ counts }) => counts.some((count) => count > 0))) return null;
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <HeadCell>{t('panel.system')}</HeadCell>
          {rows[0]!.counts.map((_, index) => (
            <HeadCell numeric key={index}>
              {t('panel.turn', { number: String(index + 1) })}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ system, counts }) => (
          <tr key={system}>
            <Cell>{system}</Cell>
            {counts.map((count, index) => (
              <Cell numeric key={index}>
                {count}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
