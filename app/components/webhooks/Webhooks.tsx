import { OnceLink } from '#app/components/people/OnceLink.tsx';
import type { FormAnswer } from '#app/components/people/formAnswer.ts';
import { Notice } from '#app/components/ui/Notice.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import type { ShownWebhook } from '#app/core/webhooks/webhooks.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { DeliveryTable, type ToldDelivery } from './DeliveryTable.tsx';
import { WebhookForm } from './WebhookForm.tsx';
import { WebhookTable } from './WebhookTable.tsx';

/** A webhook that was just added, with what its messages are signed with. */
export interface MadeWebhook {
  readonly url: string;
  readonly secret: string;
}

/** Where messages are sent about a study, or about all, a form for a further address, and how the latest went. */
export function Webhooks({
  webhooks,
  deliveries,
  ofAll,
  privately,
  answer,
}: {
  webhooks: readonly ShownWebhook[];
  deliveries: readonly ToldDelivery[];
  /** Whether they are of all studies. */
  ofAll: boolean;
  privately: boolean;
  answer: FormAnswer<MadeWebhook> | null;
}) {
  const { t } = useTranslation('webhooks');
  const { made, refused } = answer ?? {};
  const ofForm = refused?.action === 'add' ? refused : undefined;
  return (
    <>
      {refused !== undefined && (ofForm === undefined || ofForm.faults.length === 0) && (
        <Notice kind="error" title={t('refused')} children={refused.message} />
      )}
      <Section title={t('title')} className="gap-4">
        <p className="max-w-line text-quiet">{t(ofAll ? 'introAll' : 'intro')}</p>
        {made !== undefined && (
          <OnceLink
            title={t('made', { host: new URL(made.url).host })}
            hint={t('madeHint')}
            label={t('madeLabel')}
            value={made.secret}
          />
        )}
        {webhooks.length === 0 ? <p>{t('none')}</p> : <WebhookTable webhooks={webhooks} />}
      </Section>
      <Section title={t('new')}>
        <WebhookForm key={made?.secret} privately={privately} refused={ofForm} />
      </Section>
      <Section title={t('log')}>
        {deliveries.length === 0 ? (
          <p>{t('noMessages')}</p>
        ) : (
          <DeliveryTable deliveries={deliveries} ofAll={ofAll} />
        )}
      </Section>
    </>
  );
}
