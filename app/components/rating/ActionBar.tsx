import { forwardRef, type ReactNode } from 'react';
import { useTranslation } from '#app/i18n/index.ts';
import { Button } from '../ui/Button.tsx';

export interface ActionBarProps {
  /** What is missing, as a sentence, once the rater tried to send. */
  message: string | null;
  sending: boolean;
  /** What sending does. */
  sendLabel: string;
  /** What else can be done with the task. */
  children?: ReactNode;
  /** Opens the comment; null where there is none to open. */
  onComment: (() => void) | null;
}

/** What can be done with the task; at the lower edge of the screen on a phone. The ref is the send button's. */
export const ActionBar = forwardRef<HTMLButtonElement, ActionBarProps>(function ActionBar(props, ref) {
  const { t } = useTranslation('rating');
  const { message, sending, sendLabel } = props;
  return (
    <div className="contents lg:flex lg:flex-none lg:items-center lg:gap-x-2 lg:border-t lg:border-line lg:pt-2 lg:pb-4">
      <div className="-ml-2 flex flex-none flex-wrap gap-x-4 max-lg:text-sm">
        {props.children}
        {props.onComment !== null && (
          <Button look="plain" onClick={props.onComment} aria-keyshortcuts="c">
            {t('rate.addComment')}
          </Button>
        )}
      </div>
      <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center justify-end gap-x-4 gap-y-1 border-t border-line bg-paper px-4 py-2 lg:static lg:mx-0 lg:flex-1 lg:border-0 lg:p-0">
        <p role="alert" className="text-sm text-fault max-lg:w-full">
          {message}
        </p>
        <Button
          ref={ref}
          type="submit"
          look="primary"
          aria-disabled={sending}
          aria-keyshortcuts="Enter"
          className="max-sm:w-full"
        >
          {sending ? t('rate.sending') : sendLabel}
          <kbd aria-hidden="true" className="font-text opacity-80 max-lg:hidden">
            ⏎
          </kbd>
        </Button>
      </div>
    </div>
  );
});
