import { useState } from 'react';
import type { BlindTask, RaterProgress } from '#app/core/ratings/blindTask.ts';
import type { SkipReason } from '#app/core/ratings/skip.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import type { Answers } from './answers.ts';
import { BreakNotice } from './BreakNotice.tsx';
import { Guidelines, type GuidelineFacts } from './Guidelines.tsx';
import { Interlude } from './Interlude.tsx';
import { KeyLegend } from './KeyLegend.tsx';
import { OutboxStatus, useWaits } from './OutboxStatus.tsx';
import { OwnJudgments, type OwnEntry } from './OwnJudgments.tsx';
import { RatingHeader } from './RatingHeader.tsx';
import type { SendFailure } from './sendFailure.ts';
import { SendNotice } from './SendNotice.tsx';
import { SkipDialog } from './SkipDialog.tsx';
import { TaskForm } from './TaskForm.tsx';
import { useShortcuts } from './useShortcuts.ts';

export interface RatingScreenProps {
  /** The study's title as raters see it. */
  title: string;
  /** The rater's own link. */
  link: string;
  facts: GuidelineFacts;
  /** Longest comment, in characters. */
  commentLimit: number;
  /** Null between tasks, while one is waited for. */
  task: BlindTask | null;
  progress: RaterProgress;
  answers: Answers;
  /** Whether the task was judged before and is shown again to be changed. */
  correcting: boolean;
  canGoBack: boolean;
  /** Judgments that the server has not acknowledged, and what is in their way. */
  waiting: { readonly count: number; readonly stuck: SendFailure | null };
  notice: SendFailure | null;
  /** Whether to suggest a break. */
  breakDue: boolean;
  acts: RatingScreenActs;
}

export interface RatingScreenActs {
  answer: (answers: Answers) => void;
  send: () => void;
  /** Shows the last judgment to be changed, in a correction the one before. */
  back: () => void;
  recall: (assignment: string) => void;
  /** Leaves a correction as it was. */
  leave: () => void;
  /** The rater's judgments, the last one first; null where they cannot be had now. */
  own: () => Promise<readonly OwnEntry[] | null>;
  skip: (reason: SkipReason, note: string) => Promise<SendFailure | null>;
  flush: () => void;
  dismissNotice: () => void;
  dismissBreak: () => void;
}

type OpenDialog = 'guidelines' | 'keys' | 'skip' | 'own';

/** The rating page: one task fills the screen. */
export function RatingScreen(props: RatingScreenProps) {
  const { t } = useTranslation('rating');
  const { task, correcting, canGoBack, acts, waiting } = props;
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const close = () => setDialog(null);
  const waits = useWaits(waiting);
  const skippable = task !== null && !correcting;
  useShortcuts({
    '?': () => setDialog('keys'),
    u: () => canGoBack && acts.back(),
    l: () => canGoBack && setDialog('own'),
    s: () => skippable && setDialog('skip'),
  });
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-page flex-col px-4 lg:px-6 roomy:h-dvh roomy:max-h-[54rem]">
      <RatingHeader
        title={props.title}
        progress={props.progress}
        status={<OutboxStatus {...waiting} shown={waits && task !== null} onFlush={acts.flush} />}
        quiet={!waits}
        onGuidelines={() => setDialog('guidelines')}
        onKeys={() => setDialog('keys')}
      />
      <main className="flex min-h-0 flex-1 flex-col">
        {task === null ? (
          <Interlude {...waiting} onFlush={acts.flush} />
        ) : (
          <TaskForm
            key={`${task.id} ${correcting}`}
            task={task}
            answers={props.answers}
            onAnswers={acts.answer}
            commentLimit={props.commentLimit}
            heading={correcting ? t('rate.correcting') : t('rate.progress', progressOf(props))}
            above={<Above {...props} />}
            notice={
              props.notice !== null && (
                <SendNotice failure={props.notice} link={props.link} onDismiss={acts.dismissNotice} />
              )
            }
            actions={<Actions {...props} onSkip={() => setDialog('skip')} onOwn={() => setDialog('own')} />}
            sending={false}
            sendLabel={correcting ? t('rate.sendCorrection') : t('rate.send')}
            onSend={acts.send}
          />
        )}
      </main>
      <Dialog open={dialog === 'guidelines'} onOpenChange={close} title={t('rate.guidelines')}>
        <Guidelines facts={props.facts} />
      </Dialog>
      {task !== null && (
        <Dialog open={dialog === 'keys'} onOpenChange={close} title={t('keys.title')}>
          <KeyLegend task={task} />
        </Dialog>
      )}
      <SkipDialog open={dialog === 'skip'} onClose={close} onSkip={acts.skip} />
      <OwnJudgments open={dialog === 'own'} onClose={close} load={acts.own} onChoose={acts.recall} />
    </div>
  );
}

function progressOf({ progress }: RatingScreenProps): { done: number; total: number } {
  return { done: progress.done, total: progress.total };
}

/** What is to be known before reading the task. */
function Above({ correcting, breakDue, acts }: RatingScreenProps) {
  const { t } = useTranslation('rating');
  if (correcting) {
    return (
      <p className="flex-none border-l-4 border-accent bg-accent-soft px-4 py-2" aria-hidden="true">
        {t('rate.correcting')}
      </p>
    );
  }
  return breakDue && <BreakNotice onDismiss={acts.dismissBreak} />;
}

/** Ways back, and past the task. */
function Actions({
  correcting,
  canGoBack,
  acts,
  onSkip,
  onOwn,
}: RatingScreenProps & { onSkip: () => void; onOwn: () => void }) {
  const { t } = useTranslation('rating');
  return (
    <>
      {correcting && (
        <Button look="plain" onClick={acts.leave}>
          {t('rate.keepAsWas')}
        </Button>
      )}
      <Button look="plain" onClick={acts.back} disabled={!canGoBack} aria-keyshortcuts="u">
        {correcting ? t('rate.furtherBack') : t('rate.undo')}
      </Button>
      <Button look="plain" onClick={onOwn} disabled={!canGoBack} aria-keyshortcuts="l">
        {t('rate.own')}
      </Button>
      {!correcting && (
        <Button look="plain" onClick={onSkip} aria-keyshortcuts="s">
          {t('rate.skip')}
        </Button>
      )}
    </>
  );
}
