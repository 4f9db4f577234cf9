import type { BlindRankingTask } from '#app/core/ratings/blindTask.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { RadioScale } from '../../ui/RadioScale.tsx';
import { letterOf, type Places } from './rankingAnswers.ts';
import type { RowState } from './useRows.ts';

/** A row for each text with the places that it can take. */
export function PlaceRows({
  task,
  places,
  onPlace,
  rows,
  missing,
}: {
  task: BlindRankingTask;
  places: Places;
  onPlace: (index: number, place: number | null) => void;
  rows: RowState;
  /** Whether to mark the rows without a place. */
  missing: boolean;
}) {
  const { t } = useTranslation('ranking');
  const { t: ofRating } = useTranslation('rating');
  const last = task.texts.length;
  const anchors = task.texts.map((_, index) =>
    index === 0 ? t('first') : index === last - 1 ? t('last') : null,
  );
  return task.texts.map((_, index) => {
    const place = places[index] ?? null;
    const label = ofRating('rate.textSide', { side: letterOf(index) });
    return (
      <RadioScale
        key={index}
        name={`text-${index}`}
        label={label}
        optional={null}
        question={t('placeQuestion')}
        anchors={anchors}
        ends={place === null ? null : t('place', { place })}
        value={place}
        clear={place === null ? null : { label: ofRating('rate.clear'), act: () => onPlace(index, null) }}
        onChange={(chosen) => onPlace(index, chosen)}
        current={rows.current === index}
        onFocus={() => rows.onFocus(index)}
        onMove={(step) => rows.focus(index + step)}
        missing={missing && place === null}
        pointLabel={(value, anchor) => (anchor === null ? t('place', { place: value }) : anchor)}
      />
    );
  });
}
