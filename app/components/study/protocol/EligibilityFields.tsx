import { useFieldArray, useFormContext } from 'react-hook-form';
import { Button } from '#app/components/ui/Button.tsx';
import { Checkbox } from '#app/components/ui/Checkbox.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { NewStudyValues } from '../newStudyValues.ts';
import type { FaultOf } from './faultOf.ts';
import { LocalizedField } from './LocalizedField.tsx';
import { noWords, newQuestion } from './values.ts';

/** Questions before joining, whose answers decide who may take part. */
export function EligibilityFields({ faultOf }: { faultOf: FaultOf }) {
  const { t } = useTranslation('protocol');
  const { control } = useFormContext<NewStudyValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'protocol.eligibility' });
  return (
    <>
      <p className="max-w-line text-sm text-quiet">
        {t('eligibility.intro')} {t('oneLanguage')}
      </p>
      {fields.map(({ id }, index) => (
        <QuestionFields key={id} index={index} faultOf={faultOf} onRemove={() => remove(index)} />
      ))}
      <div>
        <Button onClick={() => append(newQuestion())}>{t('eligibility.add')}</Button>
      </div>
    </>
  );
}

function QuestionFields({
  index,
  faultOf,
  onRemove,
}: {
  index: number;
  faultOf: FaultOf;
  onRemove: () => void;
}) {
  const { t } = useTranslation('protocol');
  const { control, register } = useFormContext<NewStudyValues>();
  const path = `protocol.eligibility.${index}` as const;
  const { fields, append, remove } = useFieldArray({ control, name: `${path}.options` });
  const number = { number: String(index + 1) };
  return (
    <fieldset className="grid gap-4 border-l-2 border-line pl-5">
      <legend className="sr-only">{t('eligibility.number', number)}</legend>
      <LocalizedField path={`${path}.question`} label={t('eligibility.question')} faultOf={faultOf} />
      {fields.map(({ id }, option) => (
        <div key={id}>
          <LocalizedField
            path={`${path}.options.${option}.label`}
            label={t('eligibility.option', { number: String(option + 1) })}
            faultOf={faultOf}
          />
          <Checkbox label={t('eligibility.eligible')} {...register(`${path}.options.${option}.eligible`)} />
          {fields.length > 2 && (
            <Button look="plain" className="-ml-2" onClick={() => remove(option)}>
              {t('eligibility.removeOption', { number: String(option + 1) })}
            </Button>
          )}
        </div>
      ))}
      <div className="flex flex-wrap gap-3">
        <Button onClick={() => append({ label: noWords(), eligible: true })}>
          {t('eligibility.addOption')}
        </Button>
        <Button look="plain" onClick={onRemove}>
          {t('eligibility.remove', number)}
        </Button>
      </div>
    </fieldset>
  );
}
