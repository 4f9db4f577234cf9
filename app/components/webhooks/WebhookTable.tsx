import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import type { ShownWebhook } from '#app/core/webhooks/webhooks.ts';
import { enumerate } from '#app/core/shared/typography.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { ActionButton } from '../study/ActionButton.tsx';
import { happening } from './happening.ts';

/** The addresses that messages are sent to. */
export function WebhookTable({ webhooks }: { webhooks: readonly ShownWebhook[] }) {
  const { t } = useTranslation('webhooks');
  const locale = useLocale();
  return (
    <Table caption={t('caption')} className="max-w-[60rem]">
      <thead>
        <tr>
          <HeadCell>{t('url')}</HeadCell>
          <HeadCell className="hidden sm:table-cell">{t('by')}</HeadCell>
          <td className="border-b border-edge" />
        </tr>
      </thead>
      <tbody>
        {webhooks.map(({ id, url, events, by }) => (
          <tr key={id}>
            <Cell className="[overflow-wrap:anywhere]">
              {url}
              <span className="block text-sm text-quiet">
                {enumerate(
                  events.map((event) => t(`of.${happening(event)}`)),
                  locale,
                )}
              </span>
            </Cell>
            <Cell className="hidden min-w-48 [overflow-wrap:anywhere] sm:table-cell">{by}</Cell>
            <Cell className="py-0">
              <ActionButton
                action="remove"
                fields={{ webhook: id }}
                look="plain"
                className="text-sm"
                aria-label={t('removeOf', { host: new URL(url).host })}
              >
                {t('remove')}
              </ActionButton>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
