import { useEffect, useRef, useState } from 'react';
import type { BlindLikertTask } from '#app/core/ratings/blindTask.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { RadioScale } from '../ui/RadioScale.tsx';
import type { Answers } from './answers.ts';
import { JudgedText } from './JudgedText.tsx';
import { Labelled } from './Labelled.tsx';
import { useShortcuts } from './useShortcuts.ts';

export interface LikertTaskProps {
  task: BlindLikertTask;
  answers: Answers;
  onChange: (answers: Answers) => void;
  /** Keys of the criteria to mark as missing. */
  missing: readonly string[];
  /** Called after the last criterion was rated by a digit. */
  onLastRated: () => void;
}

/** One text and its criteria. Digits rate the criterion in focus and move on to the next one. */
export function LikertTask({ task, answers, onChange, missing, onLastRated }: LikertTaskProps) {
  const { t } = useTranslation('rating');
  const locale = useLocale();
  const [current, setCurrent] = useState(0);
  const rows = useRef<HTMLDivElement>(null);

  const focusRow = (index: number) => {
    const row = rows.current?.querySelectorAll('[role="radiogroup"]')[index];
    const input =
      row?.querySelector<HTMLElement>('input:checked') ?? row?.querySelector<HTMLElement>('input');
    input?.focus();
  };
  const rate = (key: string, value: number) =>
    onChange({ ...answers, ratings: { ...answers.ratings, [key]: value } });
  const rateCurrent = (value: number) => {
    const criterion = task.criteria[current];
    if (criterion === undefined || value > criterion.scale) return;
    rate(criterion.key, value);
    if (current + 1 < task.criteria.length) focusRow(current + 1);
    else onLastRated();
  };
  useShortcuts({
    '1': () => rateCurrent(1),
    '2': () => rateCurrent(2),
    '3': () => rateCurrent(3),
    '4': () => rateCurrent(4),
    '5': () => rateCurrent(5),
    '6': () => rateCurrent(6),
    '7': () => rateCurrent(7),
  });

  const firstMissing = task.criteria.findIndex((c) => c.key === missing[0]);
  useEffect(() => {
    if (firstMissing >= 0) focusRow(firstMissing);
  }, [firstMissing]);

  return (
    <>
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
      <div ref={rows} className="grid flex-none gap-3 border-t border-line pt-3 lg:gap-0">
        {task.criteria.map((criterion, index) => (
          <RadioScale
            key={criterion.key}
            name={criterion.key}
            label={criterion.label[locale]}
            question={criterion.question[locale]}
            anchors={criterion.anchors[locale]}
            value={answers.ratings[criterion.key] ?? null}
            onChange={(value) => rate(criterion.key, value)}
            current={index === current}
            onFocus={() => setCurrent(index)}
            onMove={(step) => focusRow(index + step)}
            missing={missing.includes(criterion.key)}
            pointLabel={(value, anchor) => t('rate.point', { value, anchor })}
          />
        ))}
      </div>
    </>
  );
}
