import { Form } from '@remix-run/react';
import { DECISION_STATE } from '#app/components/report/decisionState.ts';
import { Button } from '#app/components/ui/Button.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { StateMark } from '#app/components/ui/StateMark.tsx';
import { TextArea } from '#app/components/ui/TextArea.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { MOST_WORDS } from '#app/core/reports/record/record.ts';
import { useTranslation } from '#app/i18n/index.ts';
import type { WaitingDecision } from '#app/services/records/studyRecords.ts';
import { ErrorSummary } from '../ErrorSummary.tsx';
import { moment } from '../moment.ts';
import { faultIn, type Refusal } from './refusal.ts';

/** A decision that waits for a second person, who signs it or turns it down; whoever made it may take it back. */
export function WaitingPanel({
  waiting,
  mayChange,
  refusal,
}: {
  waiting: WaitingDecision;
  mayChange: boolean;
  refusal: Refusal | null;
}) {
  const { t } = useTranslation('decision');
  const { t: report } = useTranslation('report');
  const { candidate, outcome, because, comment, by, at, own } = waiting;
  const fault = (field: string) => faultIn(refusal, ['agree', 'refuse'], field);
  const faults = (['comment', 'password'] as const).flatMap((field) => {
    const message = fault(field);
    return message === undefined ? [] : [{ field, message: `${t(`form.${field}`)}: ${message}` }];
  });
  return (
    <Section title={t('waiting.title')}>
      <div className="grid gap-1">
        <p className="text-quiet">{t('waiting.of', { name: by.name, email: by.email, at: moment(at) })}</p>
        <p className="text-lg font-semibold">
          {candidate}: <StateMark state={DECISION_STATE[outcome]} word={report(`decisions.${outcome}`)} />
        </p>
        <p className="max-w-line whitespace-pre-line [overflow-wrap:anywhere]">{comment}</p>
        {because !== null && (
          <p className="max-w-line whitespace-pre-line [overflow-wrap:anywhere]">
            <span className="block text-quiet">{t('record.deviates')}</span>
            {because}
          </p>
        )}
      </div>
      {!mayChange && <p className="text-quiet">{t('waiting.others')}</p>}
      {mayChange && (
        <Form method="post" className="grid max-w-form gap-5" noValidate preventScrollReset>
          <input type="hidden" name="seen" value={at} />
          <ErrorSummary faults={faults} />
          <TextArea
            id="comment"
            name="comment"
            maxLength={MOST_WORDS}
            optional
            label={t(own ? 'waiting.whyBack' : 'waiting.comment')}
            defaultValue={refusal?.entered.comment ?? ''}
            error={fault('comment')}
          />
          {own ? (
            <p className="max-w-line text-quiet">{t('waiting.own')}</p>
          ) : (
            <TextField
              id="password"
              name="password"
              type="password"
              autoComplete="current-password"
              label={t('form.password')}
              hint={t('waiting.passwordHint')}
              error={fault('password')}
            />
          )}
          <div className="flex flex-wrap gap-3">
            {!own && (
              <Button type="submit" name="action" value="agree" look="primary">
                {t('waiting.agree')}
              </Button>
            )}
            <Button type="submit" name="action" value="refuse">
              {t(own ? 'waiting.takeBack' : 'waiting.refuse')}
            </Button>
          </div>
        </Form>
      )}
    </Section>
  );
}
