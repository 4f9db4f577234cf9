import { Form } from '@remix-run/react';
import { Button } from '#app/components/ui/Button.tsx';
import { TextArea } from '#app/components/ui/TextArea.tsx';
import type { ReservedExtension } from '#app/core/reports/studyLooks.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { ActionButton } from './ActionButton.tsx';
import { moment } from './moment.ts';

/** What a study reserved for going on, with the button that does. */
export function ExtensionPart({
  extension,
  running,
  mayChange,
  due,
  needsPanel,
}: {
  extension: ReservedExtension;
  running: boolean;
  mayChange: boolean;
  /** Whether the part before it is judged. */
  due: boolean;
  /** Whether its further judgments come from a further panel. */
  needsPanel: boolean;
}) {
  const { t } = useTranslation('looks');
  const { extendedAt } = extension;
  return (
    <div className="grid max-w-line justify-items-start gap-2" data-testid="extension">
      <h3 className="font-medium">{t('extension.title')}</h3>
      <p>{t('extension.reserved', { what: useReserved(extension) })}</p>
      {extendedAt !== null ? (
        <p>{t('extension.done', { day: moment(extendedAt) })}</p>
      ) : running && due && mayChange ? (
        <>
          {needsPanel ? (
            <FurtherPanelForm judgments={extension.judgments} />
          ) : (
            <ActionButton action="extend">{t('extension.extend')}</ActionButton>
          )}
          <p className="text-sm text-quiet">{t('extension.note')}</p>
        </>
      ) : running && due ? null : running ? (
        <p className="text-quiet">{t('extension.ahead')}</p>
      ) : (
        <p className="text-quiet">{t('extension.unused')}</p>
      )}
    </div>
  );
}

/** "40 further items and 1 more judgment of each item". */
function useReserved({ items, judgments }: ReservedExtension): string {
  const { t } = useTranslation('looks');
  const parts = {
    items: items > 0 ? t('extension.items', { count: items }) : null,
    judgments: judgments > 0 ? t('extension.judgments', { count: judgments }) : null,
  };
  return parts.items !== null && parts.judgments !== null
    ? t('extension.both', { items: parts.items, judgments: parts.judgments })
    : (parts.items ?? parts.judgments ?? '');
}

/** The raters of the further panel, one a line. */
function FurtherPanelForm({ judgments }: { judgments: number }) {
  const { t } = useTranslation('looks');
  const { t: quality } = useTranslation('quality');
  return (
    <Form method="post" className="grid w-full max-w-form gap-4" preventScrollReset>
      <input type="hidden" name="action" value="extend" />
      <TextArea
        name="names"
        rows={4}
        required
        label={t('extension.panel')}
        hint={quality('panel.namesHint', { count: judgments })}
      />
      <div>
        <Button type="submit">{t('extension.extend')}</Button>
      </div>
    </Form>
  );
}
