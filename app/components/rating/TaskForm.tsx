import { useCallback, useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import { screens } from '../kinds/screens.ts';
import { ActionBar } from './ActionBar.tsx';
import type { Answers } from './answers.ts';
import { CommentField } from './CommentField.tsx';
import { PromptPane } from './PromptPane.tsx';
import { useMissingMessage } from './useMissingMessage.ts';
import { useShortcuts } from './useShortcuts.ts';

export interface TaskFormProps {
  task: BlindTask;
  answers: Answers;
  onAnswers: (answers: Answers) => void;
  /** Longest comment, in characters. */
  commentLimit: number;
  /** Where one is, for those who cannot see the page; has the focus at the beginning. */
  heading: string;
  /** What is to be known of the task before reading it. */
  above?: ReactNode;
  /** What is to be known before sending. */
  notice?: ReactNode;
  /** What else can be done with the task. */
  actions?: ReactNode;
  sending: boolean;
  sendLabel: string;
  /** Called only when everything is answered. */
  onSend: () => void;
}

/** One task with its answers and what can be done with them. Made anew for each task. */
export function TaskForm(props: TaskFormProps) {
  const { task, answers, onAnswers, sending } = props;
  const [attempts, setAttempts] = useState(0);
  const attempted = attempts > 0;
  const [commentOpened, setCommentOpened] = useState(false);
  const [shown, setShown] = useState<readonly string[]>([]);
  const heading = useRef<HTMLHeadingElement>(null);
  const sendButton = useRef<HTMLButtonElement>(null);
  const comment = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  const onShown = useCallback((text: string) => setShown((before) => [...before, text]), []);

  const { Task, texts } = screens.of(task.kind);
  const unseen = texts(task).find((text) => !shown.includes(text));
  // A draft brings its comment along after the form is there.
  const commentOpen = commentOpened || answers.comment !== '';
  const missing = useMissingMessage(task, answers, unseen);
  const send = () => {
    setAttempts((count) => count + 1);
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
        {props.heading}
      </h1>
      {props.above}
      <PromptPane task={task} />
      <Task
        task={task}
        answers={answers}
        onChange={onAnswers}
        onShown={onShown}
        attempts={attempts}
        onLast={() => sendButton.current?.focus()}
      />
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
      {props.notice}
      <ActionBar
        ref={sendButton}
        message={attempted ? missing : null}
        sending={sending}
        sendLabel={props.sendLabel}
        onComment={task.comments && !commentOpen ? openComment : null}
      >
        {props.actions}
      </ActionBar>
    </form>
  );
}
