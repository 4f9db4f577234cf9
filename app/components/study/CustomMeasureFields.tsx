import { useFieldArray, useFormContext } from 'react-hook-form';
import { Button } from '#app/components/ui/Button.tsx';
import { Checkbox } from '#app/components/ui/Checkbox.tsx';
import { orNull } from '#app/components/ui/orNull.ts';
import { Select } from '#app/components/ui/Select.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { NewStudyValues } from './newStudyValues.ts';

type FaultOf = (path: string) => string | undefined;

/** The measures of a new study whose scores will be imported, rows that can be added and taken away. */
export function CustomMeasureFields({ faultOf }: { faultOf: FaultOf }) {
  const { t } = useTranslation('study');
  const { control } = useFormContext<NewStudyValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'customMeasures' });
  const empty = { name: '', unit: '', margin: { accept: null, limit: null }, votes: false };
  return (
    <fieldset className="grid gap-4">
      <legend className="font-medium">{t('form.custom')}</legend>
      <p className="text-sm text-quiet">{t('form.customIntro')}</p>
      {fields.map(({ id }, index) => (
        <CustomMeasureRow key={id} index={index} faultOf={faultOf} onRemove={() => remove(index)} />
      ))}
      <div>
        <Button onClick={() => append({ ...empty, direction: 'higher' })}>{t('form.addCustom')}</Button>
      </div>
    </fieldset>
  );
}

function CustomMeasureRow({
  index,
  faultOf,
  onRemove,
}: {
  index: number;
  faultOf: FaultOf;
  onRemove: () => void;
}) {
  const { t } = useTranslation('study');
  const { register } = useFormContext<NewStudyValues>();
  const path = `customMeasures.${index}` as const;
  const title = t('form.customNumber', { number: String(index + 1) });
  return (
    <fieldset className="grid gap-4 border-l-2 border-line pl-5">
      <legend className="sr-only">{title}</legend>
      <div className="grid gap-4 sm:grid-cols-[1fr_10rem]">
        <TextField
          id={`${path}.name`}
          label={t('form.customName')}
          error={faultOf(`${path}.name`)}
          {...register(`${path}.name`)}
        />
        <Select
          id={`${path}.direction`}
          label={t('form.direction')}
          options={(['higher', 'lower'] as const).map((value) => ({ value, label: t(`form.${value}`) }))}
          {...register(`${path}.direction`)}
        />
      </div>
      <TextField
        id={`${path}.unit`}
        label={t('form.unit')}
        hint={t('form.unitHint')}
        optional
        error={faultOf(`${path}.unit`)}
        {...register(`${path}.unit`)}
      />
      <p className="text-sm text-quiet">{t('form.marginInUnit')}</p>
      <div className="grid grid-cols-2 gap-4">
        {(['accept', 'limit'] as const).map((bound) => (
          <TextField
            key={bound}
            id={`${path}.margin.${bound}`}
            type="number"
            step="any"
            label={t(`form.${bound}`)}
            error={faultOf(`${path}.margin.${bound}`)}
            {...register(`${path}.margin.${bound}`, orNull)}
          />
        ))}
      </div>
      <Checkbox label={t('form.votes')} {...register(`${path}.votes`)} />
      <div>
        <Button onClick={onRemove}>{t('form.removeSystem', { name: title })}</Button>
      </div>
    </fieldset>
  );
}
