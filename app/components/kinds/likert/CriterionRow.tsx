import { inLocale } from '#app/core/shared/localized.ts';
import { anchorOf, type Criterion } from '#app/core/studies/criteria.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { RadioScale } from '../../ui/RadioScale.tsx';
import { SliderScale } from '../../ui/SliderScale.tsx';

export interface CriterionRowProps {
  criterion: Criterion;
  value: number | null;
  onChange: (value: number | null) => void;
  /** Whether this is the row that digits rate. */
  current: boolean;
  onFocus: () => void;
  onMove: (step: -1 | 1) => void;
  missing: boolean;
}

/** A criterion with its scale: points in a line up to seven, a slider beyond. */
export function CriterionRow({ criterion, value, onChange, onFocus, onMove, ...state }: CriterionRowProps) {
  const { t } = useTranslation('rating');
  const locale = useLocale();
  const { key, scale } = criterion;
  const optional = criterion.required === false;
  const label = inLocale(criterion.label, locale);
  const anchors = Array.from({ length: scale }, (_, index) => anchorOf(criterion, index + 1, locale));
  const [lowest, highest] = [anchors[0] ?? '', anchors.at(-1) ?? ''];
  const ends = anchors.includes(null) ? t('rate.ends', { scale, lowest, highest }) : null;
  const row = {
    name: key,
    label,
    optional: optional ? t('rate.optional') : null,
    question: inLocale(criterion.question, locale),
    clear: optional && value !== null ? { label: t('rate.clear'), act: () => onChange(null) } : null,
    ...state,
  };
  const pointLabel = (point: number, anchor: string | null) =>
    anchor === null ? t('rate.bare', { value: point }) : t('rate.point', { value: point, anchor });
  if (scale <= 7) {
    return (
      <RadioScale
        {...row}
        anchors={anchors}
        ends={ends}
        value={value}
        onChange={onChange}
        onFocus={onFocus}
        onMove={onMove}
        pointLabel={pointLabel}
      />
    );
  }
  return (
    <SliderScale
      {...row}
      meaning={ends}
      scale={scale}
      value={value}
      onChange={onChange}
      onFocus={onFocus}
      fieldLabel={t('rate.field', { label, scale })}
      valueText={(chosen) => pointLabel(chosen, anchors[chosen - 1] ?? null)}
    />
  );
}
