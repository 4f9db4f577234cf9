import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { Button } from '#app/components/ui/Button.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { NewStudyValues } from '../newStudy.ts';
import type { FaultOf } from './faultOf.ts';
import { NumberField } from './NumberField.tsx';
import { TrainingTaskFields } from './TrainingTaskFields.tsx';
import { newTrainingTask } from './values.ts';

/** Tasks with known answers before the first real one. */
export function TrainingFields({ faultOf }: { faultOf: FaultOf }) {
  const { t } = useTranslation('protocol');
  const { control } = useFormContext<NewStudyValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'protocol.training.tasks' });
  const { library, own, comparison } = useWatch({ control, name: 'protocol' });
  return (
    <>
      <p className="max-w-line text-sm text-quiet">
        {t('training.intro')} {t('oneLanguage')}
      </p>
      {fields.map(({ id }, index) => (
        <TrainingTaskFields key={id} index={index} faultOf={faultOf} onRemove={() => remove(index)} />
      ))}
      <div className="flex flex-wrap gap-3">
        {library.length + own.length > 0 && (
          <Button onClick={() => append(newTrainingTask('likert'))}>{t('training.addLikert')}</Button>
        )}
        {comparison === 'pairwise' && (
          <Button onClick={() => append(newTrainingTask('pairwise'))}>{t('training.addPairwise')}</Button>
        )}
      </div>
      {fields.length > 0 && (
        <>
          <NumberField
            path="protocol.training.passMark"
            label={t('training.passMark')}
            step="any"
            faultOf={faultOf}
          />
          <NumberField path="protocol.training.attempts" label={t('training.attempts')} faultOf={faultOf} />
        </>
      )}
    </>
  );
}
