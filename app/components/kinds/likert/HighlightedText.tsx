import { useRef } from 'react';
import type { BlindLikertTask } from '#app/core/ratings/blindTask.ts';
import type { Highlight } from '#app/core/kinds/likert/answer.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { classes } from '../../ui/classes.ts';
import type { Answers } from '../../rating/answers.ts';
import { Labelled } from '../../rating/Labelled.tsx';
import { MarkBar } from './marking/MarkBar.tsx';
import { SEVERITY_LOOK } from './marking/severityLook.ts';
import { markedRuns, textIn } from './marking/spans.ts';
import { useMarking } from './marking/useMarking.ts';
import { TextPassages } from '../../rating/TextPassages.tsx';
import { useShortcuts } from '../../rating/useShortcuts.ts';

export interface HighlightedTextProps {
  task: BlindLikertTask;
  answers: Answers;
  onChange: (answers: Answers) => void;
  /** Called when keys lead out of the text. */
  onLeave: () => void;
}

/**
 * The text of a task in which faulty spans can be marked: selected by a pointer or a finger and given a severity, or
 * word by word with the keys.
 */
export function HighlightedText({ task, answers, onChange, onLeave }: HighlightedTextProps) {
  const { t } = useTranslation('rating');
  const { t: ofMarks } = useTranslation('marking');
  const pane = useRef<HTMLDivElement>(null);
  const marks = answers.highlights ?? [];
  const marking = useMarking(
    task,
    marks,
    (highlights: readonly Highlight[]) => onChange({ ...answers, highlights }),
    onLeave,
    () => pane.current?.focus(),
  );
  useShortcuts({
    m: () => {
      pane.current?.focus();
      marking.begin();
    },
  });
  const empty = task.text.trim() === '';
  return (
    <>
      <div
        ref={pane}
        className="min-h-24 flex-1 overflow-y-auto border-t border-line pt-4 roomy:min-h-0"
        tabIndex={0}
        role={marking.cursor === null ? 'region' : 'application'}
        aria-label={marking.cursor === null ? t('rate.output') : ofMarks('choosing')}
        aria-keyshortcuts="m"
        onKeyDown={marking.onKeyDown}
        onBlur={(event) => event.target === event.currentTarget && marking.end()}
      >
        <Labelled label={<span className="lg:leading-8">{t('rate.output')}</span>}>
          {empty ? (
            <p className="text-quiet">{t('rate.emptyText')}</p>
          ) : (
            <TextPassages
              runs={markedRuns(task.text, marks, marking.cursor)}
              language={task.language}
              className="text-read"
              holder={marking.holder}
            >
              {(run, index) =>
                run.mark === null && !run.cursor ? (
                  <span key={index}>{run.text}</span>
                ) : (
                  <mark
                    key={index}
                    data-severity={run.mark?.severity}
                    data-cursor={run.cursor ? '' : undefined}
                    onClick={run.mark === null ? undefined : () => marking.setOpen(run.mark!.start)}
                    className={classes(
                      'text-ink',
                      run.mark === null
                        ? 'bg-accent-soft'
                        : classes(
                            'cursor-pointer underline underline-offset-4',
                            SEVERITY_LOOK[run.mark.severity],
                          ),
                      run.cursor && 'rounded-sm outline-2 outline-accent',
                    )}
                  >
                    {run.text}
                  </mark>
                )
              }
            </TextPassages>
          )}
        </Labelled>
      </div>
      {!empty && <MarkBar task={task} marks={marks} marking={marking} />}
      <p role="status" className="sr-only">
        {marking.cursor === null ? '' : textIn(task.text, marking.cursor)}
      </p>
    </>
  );
}
