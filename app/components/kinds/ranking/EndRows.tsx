import type { BlindRankingTask } from '#app/core/ratings/blindTask.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { RadioScale } from '../../ui/RadioScale.tsx';
import { letterOf, type Ends } from './rankingAnswers.ts';
import type { RowState } from './useRows.ts';

/** Two rows, for the best and for the worst of the texts. */
export function EndRows({
  task,
  ends,
  onEnd,
  rows,
  missing,
}: {
  task: BlindRankingTask;
  ends: Ends;
  onEnd: (end: keyof Ends, index: number) => void;
  rows: RowState;
  /** Whether to mark the rows without an answer. */
  missing: boolean;
}) {
  const { t } = useTranslation('ranking');
  const { t: ofRating } = useTranslation('rating');
  const letters = task.texts.map((_, index) => letterOf(index));
  return (['best', 'worst'] as const).map((end, row) => {
    const chosen = ends[end];
    return (
      <RadioScale
        key={end}
        name={end}
        label={t(end)}
        optional={null}
        question={t(`${end}Question`)}
        faces={letters}
        anchors={letters.map((letter) => ofRating('rate.textSide', { side: letter }))}
        ends={null}
        value={chosen === null ? null : chosen + 1}
        clear={null}
        onChange={(value) => onEnd(end, value - 1)}
        current={rows.current === row}
        onFocus={() => rows.onFocus(row)}
        onMove={(step) => rows.focus(row + step)}
        missing={missing && chosen === null}
        pointLabel={(_, anchor) => anchor ?? ''}
      />
    );
  });
}
