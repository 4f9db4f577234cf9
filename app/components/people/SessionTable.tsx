import { Form } from '@remix-run/react';
import { Button } from '#app/components/ui/Button.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import type { Device } from '#app/core/people/device.ts';
import type { OpenSession } from '#app/core/people/people.ts';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { ActionButton } from '../study/ActionButton.tsx';
import { moment } from '../study/moment.ts';

/** Where one is signed in, and the ways out of each but this one. */
export function SessionTable({ sessions }: { sessions: readonly OpenSession[] }) {
  const { t } = useTranslation('people');
  const nameOf = ({ browser, system }: Device) =>
    browser !== null && system !== null
      ? t('account.deviceOf', { browser, system })
      : (browser ?? system ?? t('account.unknownDevice'));
  return (
    <Section title={t('account.sessionsTitle')}>
      <Table caption={t('account.sessionsCaption')}>
        <thead>
          <tr>
            <HeadCell>{t('account.device')}</HeadCell>
            <HeadCell className="hidden sm:table-cell">{t('account.since')}</HeadCell>
            <HeadCell>{t('account.lastSeen')}</HeadCell>
            <td className="border-b border-edge" />
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, device, since, lastSeen, current }) => (
            <tr key={id}>
              <Cell>
                {nameOf(device)}
                <span className="block text-sm text-quiet sm:hidden">
                  {t('account.since')} {moment(since)}
                </span>
              </Cell>
              <Cell className="hidden min-w-24 sm:table-cell">{moment(since)}</Cell>
              <Cell className="min-w-24">{moment(lastSeen)}</Cell>
              <Cell className="py-0 whitespace-nowrap">
                {current ? (
                  <span className="px-2 text-sm text-quiet">{t('account.here')}</span>
                ) : (
                  <ActionButton
                    action="endSession"
                    fields={{ session: id }}
                    look="plain"
                    className="text-sm"
                    aria-label={t('account.endOf', { device: nameOf(device), since: moment(since) })}
                  >
                    {t('account.end')}
                  </ActionButton>
                )}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      {sessions.length > 1 && (
        <Form method="post" preventScrollReset>
          <Button type="submit" name="action" value="endOthers">
            {t('account.endOthers')}
          </Button>
        </Form>
      )}
    </Section>
  );
}
