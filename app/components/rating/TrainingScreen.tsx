import { inLocale } from '#app/core/shared/localized.ts';
import { useState } from 'react';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import type { LocalizedText } from '#app/core/studies/criteria.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { NO_ANSWERS, type Answers } from './answers.ts';
import { Guidelines, type GuidelineFacts } from './Guidelines.tsx';
import { KeyLegend } from './KeyLegend.tsx';
import { RatingHeader } from './RatingHeader.tsx';
import type { SendFailure } from './sendFailure.ts';
import { TaskForm } from './TaskForm.tsx';
import { useShortcuts } from './useShortcuts.ts';

export interface TrainingScreenProps {
  title: string;
  facts: GuidelineFacts;
  task: BlindTask;
  /** Tasks answered in this attempt, of how many. */
  done: number;
  total: number;
  attempt: number;
  attempts: number;
  /** What was looked for; null until the task is answered. */
  feedback: { readonly right: boolean; readonly feedback: LocalizedText } | null;
  sending: boolean;
  failure: SendFailure | null;
  onAnswer: (answers: Answers) => void;
  /** Goes on from the feedback. */
  onGoOn: () => void;
}

/** A task to practise with: answered like any other, and then it is told what was looked for. */
export function TrainingScreen(props: TrainingScreenProps) {
  const { t } = useTranslation('rating');
  const { task, done, total, attempt, attempts, feedback, sending } = props;
  const [answers, setAnswers] = useState(NO_ANSWERS);
  const [dialog, setDialog] = useState<'guidelines' | 'keys' | null>(null);
  const close = () => setDialog(null);
  useShortcuts({ '?': () => setDialog('keys') });
  const heading = attempts > 1 ? t('training.attempt', { attempt, attempts }) : t('training.title');
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-page flex-col px-4 lg:px-6 roomy:h-dvh roomy:max-h-[54rem]">
      <RatingHeader
        title={props.title}
        progress={{ done, total, medianActiveMs: null }}
        status={null}
        quiet
        onGuidelines={() => setDialog('guidelines')}
        onKeys={() => setDialog('keys')}
      />
      <main className="flex min-h-0 flex-1 flex-col">
        <TaskForm
          task={task}
          answers={answers}
          onAnswers={(next) => feedback === null && !sending && setAnswers(next)}
          commentLimit={0}
          heading={`${heading}. ${t('training.progress', { done, total })}`}
          above={
            <p className="flex-none border-l-4 border-edge px-4 py-1 text-sm">
              <span className="font-semibold">{heading}</span> {t('training.intro')}
            </p>
          }
          notice={<Feedback {...props} />}
          sending={sending}
          sendLabel={feedback === null ? t('training.send') : t('training.goOn')}
          onSend={() => (feedback === null ? props.onAnswer(answers) : props.onGoOn())}
        />
      </main>
      <Dialog open={dialog === 'guidelines'} onOpenChange={close} title={t('rate.guidelines')}>
        <Guidelines facts={props.facts} />
      </Dialog>
      <Dialog open={dialog === 'keys'} onOpenChange={close} title={t('keys.title')}>
        <KeyLegend task={task} practising />
      </Dialog>
    </div>
  );
}

/** What was looked for, or why it cannot be told. */
function Feedback({ feedback, failure }: TrainingScreenProps) {
  const { t } = useTranslation('rating');
  const locale = useLocale();
  if (failure !== null) {
    return (
      <Notice kind="error" title={t('training.refused')}>
        {failure.detail ?? t('sending.offlineTitle')}
      </Notice>
    );
  }
  // The place is there before the words, so that they are read out.
  return (
    <div role="status" className="flex-none">
      {feedback !== null && (
        <div className="border-l-4 border-accent bg-accent-soft px-4 py-3">
          <p className="font-semibold">{feedback.right ? t('training.right') : t('training.wrong')}</p>
          <p className="max-w-line" dir="auto">
            {inLocale(feedback.feedback, locale)}
          </p>
        </div>
      )}
    </div>
  );
}
