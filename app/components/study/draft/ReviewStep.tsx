import type { ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { Button } from '#app/components/ui/Button.tsx';
import { Link } from '#app/components/ui/Link.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { inLocale } from '#app/core/shared/localized.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { askedCriteria } from '../../kinds/likert/form/criteria.ts';
import type { FieldFault } from '../ErrorSummary.tsx';
import type { NewStudyValues } from '../newStudyValues.ts';
import { Changes } from './Changes.tsx';
import { MarginWords } from './MarginWords.tsx';
import type { Outlook } from './outlook.ts';
import { ungatedCriteria, warningsOf } from './preflight.ts';
import { stepOfField, STEPS, type Step } from './steps.ts';
import type { DraftFacts } from './facts.ts';

/** Everything that was said, what is still missing, and what stands against it; then the study is made. */
export function ReviewStep({
  id,
  items,
  outlook,
  isLoopback,
  known,
  busy,
  version,
  revises,
}: {
  id: string;
  version: number;
  items: DraftFacts | null;
  outlook: Outlook | null;
  isLoopback: boolean;
  known: readonly FieldFault[];
  busy: boolean;
  /** The study that it would change; null for one that is to be made. */
  revises: { readonly slug: string } | null;
}) {
  const { t } = useTranslation('draft');
  const { t: study } = useTranslation('study');
  const locale = useLocale();
  const { control } = useFormContext<NewStudyValues>();
  const values = useWatch({ control }) as NewStudyValues;
  const { protocol, systems } = values;
  const nameOf = ({ key, label }: ReturnType<typeof askedCriteria>[number]) => inLocale(label, locale) || key;
  const names = ungatedCriteria(protocol).map(nameOf).join(t('comma'));
  const warnings = warningsOf(values, { items, outlook, isLoopback, names });
  const missing = STEPS.filter((step) => known.some(({ field }) => stepOfField(field ?? '') === step));
  return (
    <div className="grid gap-8">
      {missing.length > 0 && (
        <Section title={t('review.missing')}>
          <ul className="grid list-disc gap-1 pl-5">
            {missing.map((step) => (
              <li key={step}>
                <Link to={`/drafts/${id}/${step}`}>{t(`step.${step}`)}</Link>:{' '}
                {t('review.count', {
                  count: known.filter(({ field }) => stepOfField(field ?? '') === step).length,
                })}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {warnings.length > 0 && (
        <Section title={t('review.warnings')}>
          <ul className="grid list-disc gap-2 pl-5" data-testid="preflight">
            {warnings.map(({ kind, step, values: filled }) => (
              <li key={kind}>
                {t(`warning.${kind}`, filled)}{' '}
                {step !== 'review' && <Link to={`/drafts/${id}/${step}`}>{t(`step.${step}`)}</Link>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('review.frozen')}>
        <p className="max-w-line text-quiet">{t('review.frozenHint')}</p>
        <dl className="grid gap-4">
          <Said id={id} step="question" name={study('form.question')}>
            {values.question.trim() === '' ? t('review.nothing') : values.question}
          </Said>
          <Said id={id} step="items" name={study('form.items')}>
            {items === null
              ? t('glance.noItems')
              : t('review.items', {
                  count: items.items,
                  references: items.withReferences,
                  segments: items.segments,
                })}
          </Said>
          <Said id={id} step="systems" name={study('form.systems')}>
            {systems.map(({ name, role }) => `${name || '?'} (${study(`form.${role}`)})`).join(t('comma'))}
          </Said>
          <Said id={id} step="asked" name={study('form.protocol')}>
            {[
              ...askedCriteria(protocol).map((one) =>
                t('review.criterion', { name: nameOf(one), scale: one.scale }),
              ),
              ...(protocol.comparison === 'none' ? [] : [t(`glance.comparison.${protocol.comparison}`)]),
            ].join(t('comma'))}
            {t('stop')}
            {t('review.each', { count: protocol.ratersPerItem })}{' '}
            {t('review.controls', { slight: protocol.controls.slight, gross: protocol.controls.gross })}
          </Said>
          <Said id={id} step="margins" name={study('form.margins')}>
            <MarginWords control={control} />
          </Said>
        </dl>
      </Section>
      {revises === null ? (
        <div className="grid gap-2">
          <p className="max-w-line text-sm text-quiet">{t('review.then')}</p>
          <div>
            <Button type="submit" look="primary" aria-disabled={busy}>
              {busy ? study('form.submitting') : study('form.submit')}
            </Button>
          </div>
        </div>
      ) : (
        <Changes id={id} version={version} isComplete={known.length === 0} busy={busy} />
      )}
    </div>
  );
}

function Said({ id, step, name, children }: { id: string; step: Step; name: string; children: ReactNode }) {
  const { t } = useTranslation('draft');
  return (
    <div className="grid gap-1 border-t border-line pt-2">
      <dt className="flex flex-wrap justify-between gap-x-4 font-medium">
        {name}
        <Link to={`/drafts/${id}/${step}`} className="text-sm font-normal">
          {t('review.change')}
          <span className="sr-only"> {name}</span>
        </Link>
      </dt>
      <dd className="max-w-line whitespace-pre-line">{children}</dd>
    </div>
  );
}
