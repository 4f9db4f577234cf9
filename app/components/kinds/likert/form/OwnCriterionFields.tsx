import { LOCALES } from '#app/core/shared/localized.ts';
import { inEvery } from '../../../study/protocol/wording.ts';
import { useFormContext, useWatch } from 'react-hook-form';
import { Button } from '#app/components/ui/Button.tsx';
import { Checkbox } from '#app/components/ui/Checkbox.tsx';
import { CONTROL_CLASSES } from '#app/components/ui/Field.tsx';
import { Select } from '#app/components/ui/Select.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { LOCALE_NAMES, useTranslation } from '#app/i18n/index.ts';
import type { NewStudyValues } from '../../../study/newStudyValues.ts';
import type { FaultOf } from '../../../study/protocol/faultOf.ts';
import { LocalizedField } from '../../../study/protocol/LocalizedField.tsx';
import { anchorPlaces, MOST_POINTS, type OwnCriterion } from '../../../study/protocol/values.ts';

/** A criterion of the lead's own: its names, question, scale and the texts of its points. */
export function OwnCriterionFields({
  index,
  faultOf,
  onRemove,
}: {
  index: number;
  faultOf: FaultOf;
  onRemove: () => void;
}) {
  const { t } = useTranslation('protocol');
  const { register, control } = useFormContext<NewStudyValues>();
  const path = `protocol.own.${index}` as const;
  const criterion = useWatch({ control, name: path });
  const number = { number: String(index + 1) };
  const name = inEvery(criterion.label).en;
  return (
    <fieldset className="grid gap-4 border-l-2 border-line pl-5">
      <legend className="sr-only">{t('criteria.ownNumber', number)}</legend>
      <p className="text-sm text-quiet">{t('oneLanguage')}</p>
      <LocalizedField path={`${path}.label`} label={t('criteria.label')} faultOf={faultOf} />
      <LocalizedField path={`${path}.question`} label={t('criteria.question')} faultOf={faultOf} />
      <Select
        id={`${path}.scale`}
        label={t('criteria.scale')}
        options={(['3', '5', '7', '100'] as const).map((value) => ({
          value,
          label: t(`criteria.scales.${value}`),
        }))}
        error={faultOf(`${path}.scale`)}
        {...register(`${path}.scale`)}
      />
      {criterion.scale === '7' && <Checkbox label={t('criteria.ends')} {...register(`${path}.ends`)} />}
      <Anchors path={path} criterion={criterion} faultOf={faultOf} />
      <TextField
        id={`${path}.key`}
        optional
        maxLength={40}
        label={t('criteria.key')}
        hint={t('criteria.keyHint')}
        error={faultOf(`${path}.key`)}
        {...register(`${path}.key`)}
      />
      <Checkbox label={t('criteria.required')} {...register(`${path}.required`)} />
      <div>
        <Button look="plain" className="-ml-2" onClick={onRemove}>
          {name === '' ? t('criteria.removeNumber', number) : t('criteria.remove', { criterion: name })}
        </Button>
      </div>
    </fieldset>
  );
}

function Anchors({
  path,
  criterion,
  faultOf,
}: {
  path: `protocol.own.${number}`;
  criterion: OwnCriterion;
  faultOf: FaultOf;
}) {
  const { t } = useTranslation('protocol');
  const { register } = useFormContext<NewStudyValues>();
  const places = anchorPlaces(criterion);
  const point = (place: number) => (place === MOST_POINTS - 1 ? criterion.scale : String(place + 1));
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium">{t('criteria.anchors')}</legend>
      {places.map((place, order) => (
        <div key={place} className="grid grid-cols-[2rem_1fr_1fr] items-center gap-2">
          <span className="tabular-nums" aria-hidden="true">
            {point(place)}
          </span>
          {LOCALES.map((locale) => {
            const error = faultOf(`${path}.anchors.${locale}.${order}`);
            return (
              <div key={locale} className="grid gap-1">
                {error !== undefined && <p className="text-sm font-medium text-fault">{error}</p>}
                <input
                  id={`${path}.anchors.${locale}.${order}`}
                  aria-label={t('criteria.anchor', { point: point(place), language: LOCALE_NAMES[locale] })}
                  aria-invalid={error === undefined ? undefined : true}
                  placeholder={order === 0 ? LOCALE_NAMES[locale] : undefined}
                  className={`${CONTROL_CLASSES} min-h-touch min-w-0`}
                  {...register(`${path}.anchors.${locale}.${place}`)}
                />
              </div>
            );
          })}
        </div>
      ))}
    </fieldset>
  );
}
