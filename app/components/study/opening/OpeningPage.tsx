import { Form, useNavigation } from '@remix-run/react';
import { useState, type FormEvent } from 'react';
import { Button } from '#app/components/ui/Button.tsx';
import { Checkbox } from '#app/components/ui/Checkbox.tsx';
import { Link } from '#app/components/ui/Link.tsx';
import { Notice } from '#app/components/ui/Notice.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { forbidsOpening } from '#app/core/studies/opening.ts';
import { useTranslation } from '#app/i18n/index.ts';
import type { OpeningReview } from '#app/services/studies/openingReview.ts';
import { SettingsParts } from '../settings/SettingsParts.tsx';
import { StudyHeader } from '../StudyHeader.tsx';
import { Warnings } from '../Warnings.tsx';
import { Findings } from './Findings.tsx';
import { Likelihood } from './Likelihood.tsx';

/**
 * The last look before a study opens: what stands against it, what it asks of raters, all that is fixed from then on,
 * and the question whether that is meant.
 *
 * @param refusal why it could not be opened; null otherwise
 */
export function OpeningPage({
  review: { settings, asked, seats, findings, warnings },
  raters,
  refusal,
}: {
  review: OpeningReview;
  /** How many raters are reckoned with. */
  raters: number;
  refusal: string | null;
}) {
  const { t } = useTranslation('opening');
  const { slug } = settings;
  const isForbidden = settings.state !== 'ready' || findings.some(forbidsOpening);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
      <StudyHeader {...settings} />
      {refusal !== null && <Notice kind="error" title={t('refused')} children={refusal} />}
      <div className="grid items-start gap-10 lg:grid-cols-2">
        <div className="grid gap-3">
          <p className="max-w-line text-2xl font-semibold text-balance">{t('title')}</p>
          <p className="max-w-line text-quiet">
            {t('asked', { ...asked, raters: settings.configuration.protocol.ratersPerItem })}{' '}
            {seats !== null && seats > 0 && t('seats', { count: seats })}
          </p>
          <Likelihood slug={slug} items={asked.items} raters={raters} isKnown={seats !== null && seats > 0} />
        </div>
        <div className="grid gap-8">
          <Findings slug={slug} findings={findings} others={warnings.length} />
          <Warnings warnings={warnings} />
        </div>
      </div>
      <Section title={t('fixed.title')}>
        <p className="max-w-line text-quiet">{t('fixed.intro')}</p>
        <details className="border-y border-line py-1">
          <summary className="min-h-touch cursor-pointer py-2.5 font-medium">{t('fixed.all')}</summary>
          <div className="grid gap-10 pt-4 pb-6">
            <SettingsParts settings={settings} mayChange />
          </div>
        </details>
      </Section>
      {isForbidden ? (
        <p className="max-w-line">
          {t(settings.state === 'ready' ? 'notYet' : 'notReady')}{' '}
          <Link to={`/studies/${slug}`}>{t('back')}</Link>
        </p>
      ) : (
        <Confirmation version={settings.version} />
      )}
    </div>
  );
}

function Confirmation({ version }: { version: string }) {
  const { t } = useTranslation('opening');
  const busy = useNavigation().state !== 'idle';
  const [isMissing, setIsMissing] = useState(false);
  const check = (event: FormEvent<HTMLFormElement>) => {
    const isGiven = new FormData(event.currentTarget).get('confirmed') !== null;
    setIsMissing(!isGiven);
    if (!isGiven || busy) event.preventDefault();
  };
  return (
    <Form method="post" noValidate onSubmit={check} className="grid justify-items-start gap-3">
      <input type="hidden" name="action" value="open" />
      <input type="hidden" name="seen" value={version} />
      <Checkbox
        name="confirmed"
        value="yes"
        required
        label={t('confirm.label')}
        error={isMissing ? t('confirm.missing') : undefined}
      />
      <Button type="submit" look="primary" aria-disabled={busy}>
        {t('confirm.open')}
      </Button>
    </Form>
  );
}
