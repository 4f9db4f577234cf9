import { useState } from 'react';
import type { BlindTask, RaterProgress } from '#app/core/ratings/blindTask.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { Dialog } from '../ui/Dialog.tsx';
import type { Answers } from './answers.ts';
import { Guidelines, type GuidelineFacts } from './Guidelines.tsx';
import { KeyLegend } from './KeyLegend.tsx';
import { RatingHeader } from './RatingHeader.tsx';
import type { SendFailure } from './sendFailure.ts';
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
  task: BlindTask;
  progress: RaterProgress;
  answers: Answers;
  onAnswers: (answers: Answers) => void;
  sending: boolean;
  failure: SendFailure | null;
  /** Whether the task is the last one, shown again to be changed. */
  correcting: boolean;
  canUndo: boolean;
  onSend: () => void;
  onUndo: () => void;
  /** Leaves a correction, or a task that is no longer the rater's, for the next task. */
  onGoOn: () => void;
}

/** The rating page: one task fills the screen. */
export function RatingScreen(props: RatingScreenProps) {
  const { t } = useTranslation('rating');
  const [dialog, setDialog] = useState<'guidelines' | 'keys' | null>(null);
  const close = () => setDialog(null);
  useShortcuts({ '?': () => setDialog('keys') });
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-page flex-col px-4 lg:px-6 roomy:h-dvh roomy:max-h-[54rem]">
      <RatingHeader
        title={props.title}
        progress={props.progress}
        onGuidelines={() => setDialog('guidelines')}
        onKeys={() => setDialog('keys')}
      />
      <main className="flex min-h-0 flex-1 flex-col">
        <TaskForm key={`${props.task.id} ${props.correcting}`} {...props} />
      </main>
      <Dialog open={dialog === 'guidelines'} onOpenChange={close} title={t('rate.guidelines')}>
        <Guidelines facts={props.facts} />
      </Dialog>
      <Dialog open={dialog === 'keys'} onOpenChange={close} title={t('keys.title')}>
        <KeyLegend task={props.task} />
      </Dialog>
    </div>
  );
}
