import { useEffect } from 'react';
import type { BlindRankingTask } from '#app/core/ratings/blindTask.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { classes } from '../../ui/classes.ts';
import type { Answers } from '../../rating/answers.ts';
import { EndRows } from './EndRows.tsx';
import { PlaceRows } from './PlaceRows.tsx';
import { RankedText } from './RankedText.tsx';
import { letterOf, NO_ENDS, orderOf, placesIn, unrankedRows, withEnd, withPlace } from './rankingAnswers.ts';
import { useRows } from './useRows.ts';
import { useShortcuts } from '../../rating/useShortcuts.ts';

export interface RankingTaskProps {
  task: BlindRankingTask;
  answers: Answers;
  onChange: (answers: Answers) => void;
  /** Called when a text has been on the screen. */
  onShown: (index: number) => void;
  /** Whether to mark what is still to be answered. */
  missing: boolean;
  /** Called after the last row was answered by a digit. */
  onLastRanked: () => void;
}

/** More texts than stand side by side; then they come in lines, and the page scrolls. */
const MOST_IN_LINE = 4;
const COLUMNS = ['', '', 'lg:grid-cols-2', 'lg:grid-cols-3', 'lg:grid-cols-4'] as const;
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/**
 * All texts of an item, to be put in order or the best and the worst of them named. Digits answer the row in focus and
 * move on to the next; nothing tells the texts apart but their letters.
 */
export function RankingTask({ task, answers, onChange, onShown, missing, onLastRanked }: RankingTaskProps) {
  const { t } = useTranslation('ranking');
  const [rows, holder] = useRows();
  const count = task.texts.length;
  const places = placesIn(task, answers);
  const ends = answers.ends ?? NO_ENDS;
  const ranking = task.form === 'ranking';
  const answerRow = (row: number, value: number) => {
    if (ranking) onChange({ ...answers, places: withPlace(places, row, value, task) });
    else onChange({ ...answers, ends: withEnd(ends, row === 0 ? 'best' : 'worst', value - 1) });
  };
  const answerCurrent = (value: number) => {
    if (value > count) return;
    answerRow(rows.current, value);
    if (rows.current + 1 < (ranking ? count : 2)) rows.focus(rows.current + 1);
    else onLastRanked();
  };
  useShortcuts(Object.fromEntries(DIGITS.map((digit) => [digit, () => answerCurrent(Number(digit))])));

  const open = unrankedRows(task, answers)[0];
  const firstMissing =
    !missing || open === undefined ? null : open === 'best' ? 0 : open === 'worst' ? 1 : open;
  useEffect(() => {
    if (firstMissing !== null) rows.focus(firstMissing);
    // Only when it becomes another one, not whenever the page is drawn.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [firstMissing]);

  const order = orderOf(places)
    .map((group) => group.map(letterOf).join(' = '))
    .join(' › ');
  return (
    <>
      <div
        className={classes(
          'grid border-t border-line',
          count > MOST_IN_LINE ? 'flex-none lg:grid-cols-3' : classes('min-h-0 flex-1', COLUMNS[count]),
        )}
      >
        {task.texts.map((text, index) => (
          <RankedText key={index} index={index} text={text} language={task.language} onShown={onShown} />
        ))}
      </div>
      <div ref={holder} className="grid flex-none gap-3 border-t border-line pt-2 lg:gap-0">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6">
          <h2 className="font-semibold">{ranking ? t('question') : t('endsQuestion')}</h2>
          <p className="text-sm text-quiet">
            {ranking ? (task.ties === false ? t('noTies') : t('ties')) : t('endsHint')}
          </p>
          {ranking && (
            <p role="status" className="min-h-5 text-sm tabular-nums">
              {order === '' ? '' : t('order', { order })}
            </p>
          )}
        </div>
        {ranking ? (
          <PlaceRows
            task={task}
            places={places}
            onPlace={(index, place) =>
              onChange({ ...answers, places: withPlace(places, index, place, task) })
            }
            rows={rows}
            missing={missing}
          />
        ) : (
          <EndRows
            task={task}
            ends={ends}
            onEnd={(end, index) => onChange({ ...answers, ends: withEnd(ends, end, index) })}
            rows={rows}
            missing={missing}
          />
        )}
      </div>
    </>
  );
}
