import { Button } from '#app/components/ui/Button.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { QrButton } from './handout/QrButton.tsx';
import { moment } from './moment.ts';
import type { ShownSeat } from './panelPageStudy.ts';
import { useCopy } from './useCopy.ts';

/**
 * The seats of a panel: who has them, how far they are, and their links.
 *
 * @param onReplace asks who gets a seat; null where seats no longer change hands
 */
export function SeatTable({
  seats,
  onReplace,
}: {
  seats: readonly ShownSeat[];
  onReplace: ((seat: ShownSeat) => void) | null;
}) {
  const { t } = useTranslation('quality');
  const linked = seats.some(({ address }) => address !== null);
  return (
    <Table caption={<span className="sr-only">{t('panel.seats')}</span>}>
      <thead>
        <tr>
          <HeadCell numeric className="whitespace-nowrap">
            {t('panel.seat')}
          </HeadCell>
          <HeadCell>{t('panel.name')}</HeadCell>
          <HeadCell>{t('panel.state')}</HeadCell>
          {linked && <HeadCell>{t('panel.link')}</HeadCell>}
          {onReplace !== null && <td className="border-b border-edge" />}
        </tr>
      </thead>
      <tbody>
        {seats.map((seat) => (
          <tr key={seat.number}>
            <Cell numeric className="w-12">
              {seat.number}
            </Cell>
            <Cell className="min-w-32">{seat.name}</Cell>
            <Cell className="min-w-48">
              <SeatState seat={seat} />
            </Cell>
            {linked && (
              <Cell className="py-0 whitespace-nowrap">
                {seat.address !== null && (
                  <>
                    <CopyLink name={seat.name} address={seat.address} />
                    <QrButton plain label={seat.name} address={seat.address} />
                  </>
                )}
              </Cell>
            )}
            {onReplace !== null && (
              <Cell className="py-0">
                <Button
                  look="plain"
                  aria-label={t('panel.replaceOf', { name: seat.name })}
                  onClick={() => onReplace(seat)}
                >
                  {t('panel.replace')}
                </Button>
              </Cell>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function SeatState({ seat: { joined, setAside, tasks, judged, lastAt } }: { seat: ShownSeat }) {
  const { t } = useTranslation('quality');
  if (setAside) return t('panel.setAside');
  if (!joined) return <span className="text-quiet">{t('panel.waiting')}</span>;
  if (lastAt === null) return t('panel.started');
  if (judged >= tasks) return t('panel.done', { judged });
  return t('panel.rating', { judged, tasks, last: moment(lastAt) });
}

function CopyLink({ name, address }: { name: string; address: string }) {
  const { t } = useTranslation('quality');
  const [copied, copy] = useCopy(address);
  return (
    <Button look="plain" className="-ml-2" aria-label={t('panel.copyOf', { name })} onClick={copy}>
      <span aria-live="polite">{copied ? t('panel.copied') : t('panel.copy')}</span>
    </Button>
  );
}
