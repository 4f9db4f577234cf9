import { useEffect, useRef, useState } from 'react';
import type { BlindLikertTask } from '#app/core/ratings/blindTask.ts';
import { useTranslation } from '#app/i18n/index.ts';
import type { Answers } from '../../rating/answers.ts';
import { withRating } from './likertAnswers.ts';
import { CriterionRow } from './CriterionRow.tsx';
import { HighlightedText } from './HighlightedText.tsx';
import { JudgedText } from '../../rating/JudgedText.tsx';
import { Labelled } from '../../rating/Labelled.tsx';
import { useShortcuts } from '../../rating/useShortcuts.ts';

export interface LikertTaskProps {
  task: BlindLikertTask;
  answers: Answers;
  onChange: (answers: Answers) => void;
  /** Keys of the criteria to mark as missing. */
  missing: readonly string[];
  /** How often the rater tried to send; each attempt leads to the first criterion that is missing. */
  attempts: number;
  /** Called after the last criterion was rated by a digit. */
  onLastRated: () => void;
}

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** One text and its criteria. Digits rate the criterion in focus and move on to the next one. */
export function LikertTask({ task, answers, onChange, missing, attempts, onLastRated }: LikertTaskProps) {
  const { t } = useTranslation('rating');
  const [current, setCurrent] = useState(0);
  const rows = useRef<HTMLDivElement>(null);

  const fieldOf = (index: number) => {
    const row = rows.current?.querySelectorAll('[data-row]')[index];
    return (
      row?.querySelector<HTMLInputElement>('input:checked') ?? row?.querySelector<HTMLInputElement>('input')
    );
  };
  const focusRow = (index: number) => fieldOf(index)?.focus();
  const rate = (key: string, value: number | null) => onChange(withRating(answers, key, value));
  const rateCurrent = (digit: number) => {
    const criterion = task.criteria[current];
    if (criterion === undefined) return;
    const { key, scale, required } = criterion;
    if (scale > 9) {
      // The first figure of a number; those that follow are typed into the field.
      if (digit > 0) rate(key, digit);
      const field = fieldOf(current);
      field?.focus();
      requestAnimationFrame(() => field?.setSelectionRange(field.value.length, field.value.length));
      return;
    }
    if (digit > scale || (digit === 0 && required !== false)) return;
    rate(key, digit === 0 ? null : digit);
    if (current + 1 < task.criteria.length) focusRow(current + 1);
    else onLastRated();
  };
  useShortcuts(Object.fromEntries(DIGITS.map((digit) => [digit, () => rateCurrent(Number(digit))])));

  useEffect(() => {
    const first = task.criteria.findIndex(({ key }) => key === missing[0]);
    if (first >= 0) focusRow(first);
    // Only with an attempt: while a row is being answered the focus stays with it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [attempts]);

  return (
    <>
      {task.highlights === undefined ? (
        <div
          className="min-h-24 flex-1 overflow-y-auto border-t border-line pt-4 roomy:min-h-0"
          tabIndex={0}
          role="region"
          aria-label={t('rate.output')}
        >
          <Labelled label={<span className="lg:leading-8">{t('rate.output')}</span>}>
            <JudgedText text={task.text} language={task.language} className="text-read" />
          </Labelled>
        </div>
      ) : (
        <HighlightedText
          task={task}
          answers={answers}
          onChange={onChange}
          onLeave={() => focusRow(current)}
        />
      )}
      <div ref={rows} className="grid flex-none gap-3 border-t border-line pt-3 lg:gap-0">
        {task.criteria.map((criterion, index) => (
          <CriterionRow
            key={criterion.key}
            criterion={criterion}
            value={answers.ratings[criterion.key] ?? null}
            onChange={(value) => rate(criterion.key, value)}
            current={index === current}
            onFocus={() => setCurrent(index)}
            onMove={(step) => focusRow(index + step)}
            missing={missing.includes(criterion.key)}
          />
        ))}
      </div>
    </>
  );
}
