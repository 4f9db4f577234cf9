import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { ShownDelivery } from '#app/core/webhooks/webhooks.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { ActionButton } from '../study/ActionButton.tsx';
import { moment } from '../study/moment.ts';
import { happening } from './happening.ts';

/** A message, with why its last attempt failed in the reader's language. */
export type ToldDelivery = Omit<ShownDelivery, 'why'> & { readonly why: string | null };

/** The latest messages and how sending them went. */
export function DeliveryTable({
  deliveries,
  ofAll,
}: {
  deliveries: readonly ToldDelivery[];
  ofAll: boolean;
}) {
  const { t } = useTranslation('webhooks');
  return (
    <Table caption={t('logCaption')} className="max-w-[60rem]">
      <thead>
        <tr>
          <HeadCell>{t('when')}</HeadCell>
          <HeadCell>{t('what')}</HeadCell>
          <HeadCell>{t('how')}</HeadCell>
          <td className="border-b border-edge" />
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => {
          const { id, url, event, study, at, attempts, state, status, why, holds } = delivery;
          return (
            <tr key={id}>
              <Cell className="min-w-24">{moment(at)}</Cell>
              <Cell className="[overflow-wrap:anywhere]">
                {ofAll && <span className="block">{study}</span>}
                {t(`of.${happening(event)}`)}
                <span className="hidden text-sm text-quiet sm:block">{new URL(url).host}</span>
              </Cell>
              <Cell className="[overflow-wrap:anywhere]">
                {state === 'waiting' ? t('states.waiting', { count: attempts }) : t(`states.${state}`)}
                {state === 'delivered' && status !== null && (
                  <span className="text-sm text-quiet"> · {status}</span>
                )}
                {why !== null && <span className="block text-sm text-quiet">{why}</span>}
              </Cell>
              <Cell className="py-0">
                {holds && (
                  <ActionButton
                    action="again"
                    fields={{ message: id }}
                    look="plain"
                    className="text-sm"
                    aria-label={t('againOf', { at: moment(at) })}
                  >
                    {t('again')}
                  </ActionButton>
                )}
              </Cell>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
