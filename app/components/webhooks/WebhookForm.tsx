import { Form } from '@remix-run/react';
import type { FormAnswer } from '#app/components/people/formAnswer.ts';
import { Button } from '#app/components/ui/Button.tsx';
import { Checkbox } from '#app/components/ui/Checkbox.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { WEBHOOK_EVENTS } from '#app/core/webhooks/webhooks.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { happening } from './happening.ts';

/** Asks where messages are to be sent, about what, and what they are signed with. */
export function WebhookForm({
  privately,
  refused,
}: {
  privately: boolean;
  refused: FormAnswer<unknown>['refused'];
}) {
  const { t } = useTranslation('webhooks');
  const errorOf = (field: string) => (refused?.faults.includes(field) === true ? refused.message : undefined);
  return (
    <Form method="post" className="grid max-w-form gap-5" noValidate preventScrollReset>
      <input type="hidden" name="action" value="add" />
      <TextField
        id="webhook-url"
        name="url"
        type="url"
        maxLength={2000}
        autoComplete="off"
        label={t('url')}
        hint={t(privately ? 'urlHintPrivate' : 'urlHint')}
        defaultValue={refused?.entered.url ?? ''}
        error={errorOf('url')}
      />
      <fieldset>
        <legend className="font-medium">{t('events')}</legend>
        {errorOf('events') !== undefined && (
          <p className="text-sm font-medium text-fault">{errorOf('events')}</p>
        )}
        <div className="grid gap-x-6 sm:grid-cols-2">
          {WEBHOOK_EVENTS.map((event) => (
            <Checkbox
              key={event}
              name="events"
              value={event}
              label={t(`of.${happening(event)}`)}
              defaultChecked
            />
          ))}
        </div>
      </fieldset>
      <TextField
        id="webhook-secret"
        name="secret"
        maxLength={200}
        autoComplete="off"
        label={t('secret')}
        hint={t('secretHint')}
        error={errorOf('secret')}
      />
      <div>
        <Button type="submit">{t('add')}</Button>
      </div>
    </Form>
  );
}
