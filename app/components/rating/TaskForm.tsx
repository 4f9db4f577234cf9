import { useCallback, useEffect, useRef, useState, type FormEvent } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from '#app/i18n/index.ts';
import { ActionBar } from './ActionBar.tsx';
import { isAnswered, unansweredCriteria } from './answers.ts';
import { CommentField } from './CommentField.tsx';
import { LikertTask } from './LikertTask.tsx';
import { PairwiseTask, type Side } from './PairwiseTask.tsx';
import { PromptPane } from './PromptPane.tsx';
import type { RatingScreenProps } from './RatingScreen.tsx';
import { SendNotice } from './SendNotice.tsx';
import { useMissingMessage } from './useMissingMessage.ts';
import { useShortcuts } from './useShortcuts.ts';

/** One task with its answers and what can be done with them. Made anew for each task. */
export function TaskForm(props: RatingScreenProps) {
  const { task, answers, onAnswers, sending, failure, correcting } = props;
  const { t } = useTranslation('rating');
  const [attempted, setAttempted] = useState(false);
  const [commentOpened, setCommentOpened] = useState(false);
  const [shown, setShown] = useState<readonly Side[]>([]);
  const heading = useRef<HTMLHeadingElement>(null);
  const sendButton = useRef<HTMLButtonElement>(null);
  const comment = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  const onShown = useCallback((side: Side) => setShown((before) => [...before, side]), []);

  const unseen =
    task.kind === 'pairwise' ? (['left', 'right'] as const).find((side) => !shown.includes(side)) : undefined;
  // A draft brings its comment along after the form is there.
  const commentOpen = commentOpened || answers.comment !== '';
  const missing = useMissingMessage(task, answers, unseen);
  const send = () => {
    setAttempted(true);
    if (missing === null && !sending) props.onSend();
  };
  const openComment = () => {
    if (!task.comments) return;
    // The field must be there and have the focus before the next key comes, or that key would be a shortcut.
    flushSync(() => setCommentOpened(true));
    comment.current?.focus();
  };
  useShortcuts({
    Enter: send,
    'Control+Enter': send,
    c: openComment,
    u: () => props.canUndo && !correcting && props.onUndo(),
  });

  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send();
      }}
      noValidate
      className="flex min-h-0 flex-1 flex-col gap-3 pt-2"
    >
      <h1 ref={heading} tabIndex={-1} className="sr-only">
        {correcting
          ? t('rate.correcting')
          : t('rate.progress', { done: props.progress.done, total: props.progress.total })}
      </h1>
      {correcting && (
        <p className="flex-none border-l-4 border-accent bg-accent-soft px-4 py-2" aria-hidden="true">
          {t('rate.correcting')}
        </p>
      )}
      <PromptPane task={task} />
      {task.kind === 'likert' ? (
        <LikertTask
          task={task}
          answers={answers}
          onChange={onAnswers}
          missing={attempted ? unansweredCriteria(task, answers) : []}
          onLastRated={() => sendButton.current?.focus()}
        />
      ) : (
        <PairwiseTask
          task={task}
          answers={answers}
          onChange={onAnswers}
          onShown={onShown}
          missing={attempted && !isAnswered(task, answers)}
        />
      )}
      {commentOpen && (
        <CommentField
          ref={comment}
          value={answers.comment}
          onChange={(value) => {
            setCommentOpened(true);
            onAnswers({ ...answers, comment: value });
          }}
          limit={props.commentLimit}
        />
      )}
      {failure !== null && (
        <SendNotice failure={failure} link={props.link} onRetry={send} onGoOn={props.onGoOn} />
      )}
      <ActionBar
        ref={sendButton}
        message={attempted ? missing : null}
        sending={sending}
        correcting={correcting}
        canUndo={props.canUndo}
        onUndo={props.onUndo}
        onLeave={props.onGoOn}
        onComment={task.comments && !commentOpen ? openComment : null}
      />
    </form>
  );
}
