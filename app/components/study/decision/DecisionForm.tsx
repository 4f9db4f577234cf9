import { Form } from '@remix-run/react';
import { useState } from 'react';
import { Button } from '#app/components/ui/Button.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { Select } from '#app/components/ui/Select.tsx';
import { StateMark } from '#app/components/ui/StateMark.tsx';
import { TextArea } from '#app/components/ui/TextArea.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { MOST_WORDS } from '#app/core/reports/record/record.ts';
import { inLocale } from '#app/core/shared/localized.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import type { Decidable } from '#app/services/records/studyRecords.ts';
import { DECISION_STATE } from '#app/components/report/decisionState.ts';
import { ErrorSummary } from '../ErrorSummary.tsx';
import { faultIn, type Refusal } from './refusal.ts';

const FIELDS = ['outcome', 'because', 'comment', 'password'] as const;

/** Takes the verdict on a candidate over or departs from it with reasons, and signs with the password. */
export function DecisionForm({
  candidates,
  decided,
  review,
  refusal,
}: {
  candidates: readonly Decidable[];
  /** Candidates that have a record already. */
  decided: readonly string[];
  review: boolean;
  refusal: Refusal | null;
}) {
  const { t } = useTranslation('decision');
  const { t: report } = useTranslation('report');
  const locale = useLocale();
  const open = candidates.filter(({ possible }) => possible.length > 0);
  const entered = refusal?.action === 'sign' ? refusal.entered : {};
  const [system, setSystem] = useState(entered.candidate ?? open[0]!.system);
  const candidate = open.find((one) => one.system === system) ?? open[0]!;
  const { decision, possible, beyondLimit } = candidate;
  const [chosen, setChosen] = useState<string | undefined>(entered.outcome);
  const outcome = possible.find((one) => one === chosen) ?? possible.find((one) => one === decision)!;
  const deviates = outcome !== decision;
  const fault = (field: (typeof FIELDS)[number]) => faultIn(refusal, ['sign'], field);
  const again = decided.includes(candidate.system);
  return (
    <Section title={t(decided.length > 0 ? 'form.titleAgain' : 'form.title')}>
      <Form method="post" className="grid max-w-form gap-5" noValidate preventScrollReset>
        <input type="hidden" name="action" value="sign" />
        <ErrorSummary
          faults={FIELDS.flatMap((field) => {
            const message = fault(field);
            return message === undefined ? [] : [{ field, message: `${t(`form.${field}`)}: ${message}` }];
          })}
        />
        {open.length > 1 ? (
          <Select
            id="candidate"
            name="candidate"
            label={t('form.candidate')}
            value={candidate.system}
            onChange={(event) => {
              setSystem(event.target.value);
              setChosen(undefined);
            }}
            options={open.map((one) => ({ value: one.system, label: one.system }))}
          />
        ) : (
          <input type="hidden" name="candidate" value={candidate.system} />
        )}
        <div className="grid gap-1">
          <p className="text-quiet">{t('form.verdict', { candidate: candidate.system })}</p>
          <p className="text-lg font-semibold">
            <StateMark state={DECISION_STATE[decision]} word={report(`decisions.${decision}`)} />
          </p>
          <p className="max-w-line">{inLocale(candidate.sentence, locale)}</p>
        </div>
        <fieldset className="grid gap-1">
          <legend className="font-medium">{t('form.outcome')}</legend>
          <p className="text-sm text-quiet">{t(beyondLimit ? 'form.beyondLimit' : 'form.outcomeHint')}</p>
          {fault('outcome') !== undefined && (
            <p className="text-sm font-medium text-fault">{fault('outcome')}</p>
          )}
          <div id="outcome" className="grid">
            {possible.map((one) => (
              <label key={one} className="flex min-h-touch items-center gap-3">
                <input
                  type="radio"
                  name="outcome"
                  value={one}
                  checked={one === outcome}
                  onChange={() => setChosen(one)}
                  className="size-5 flex-none"
                />
                <span>
                  {report(`decisions.${one}`)}
                  {one === decision && <span className="text-quiet"> · {t('form.asVerdict')}</span>}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        {deviates && (
          <TextArea
            id="because"
            name="because"
            maxLength={MOST_WORDS}
            label={t('form.because')}
            hint={t('form.becauseHint')}
            defaultValue={entered.because ?? ''}
            error={fault('because')}
          />
        )}
        <TextArea
          id="comment"
          name="comment"
          maxLength={MOST_WORDS}
          label={t('form.comment')}
          hint={t('form.commentHint')}
          defaultValue={entered.comment ?? ''}
          error={fault('comment')}
        />
        <TextField
          id="password"
          name="password"
          type="password"
          autoComplete="current-password"
          label={t('form.password')}
          hint={t(review ? 'form.passwordReview' : 'form.passwordHint')}
          error={fault('password')}
        />
        <p className="text-sm text-quiet">{t(again ? 'form.supersedes' : 'form.forGood')}</p>
        <div>
          <Button type="submit" look="primary">
            {t(review ? 'form.propose' : 'form.sign')}
          </Button>
        </div>
      </Form>
    </Section>
  );
}
