import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { Button } from '#app/components/ui/Button.tsx';
import type { Kind } from '#app/core/kinds/kind.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { forms } from '../../kinds/forms.ts';
import type { NewStudyValues } from '../newStudyValues.ts';
import type { FaultOf } from './faultOf.ts';
import { NumberField } from './NumberField.tsx';
import { TrainingTaskFields } from './TrainingTaskFields.tsx';
import { newTrainingTask } from './values.ts';

/** Tasks with known answers before the first real one. */
export function TrainingFields({ faultOf }: { faultOf: FaultOf }) {
  const { t } = useTranslation('protocol');
  const { control } = useFormContext<NewStudyValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'protocol.training.tasks' });
  const values = useWatch({ control, name: 'protocol' });
  return (
    <>
      <p className="max-w-line text-sm text-quiet">
        {t('training.intro')} {t('oneLanguage')}
      </p>
      {fields.map(({ id }, index) => (
        <TrainingTaskFields key={id} index={index} faultOf={faultOf} onRemove={() => remove(index)} />
      ))}
      <div className="flex flex-wrap gap-3">
        {forms.all.map(({ kind, training }) =>
          training?.offered(values) === true ? (
            <AddButton key={kind} kind={kind} onAdd={() => append(newTrainingTask(kind as Kind))} />
          ) : null,
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

function AddButton({ kind, onAdd }: { kind: string; onAdd: () => void }) {
  const { add } = forms.of(kind).training!.useWords();
  return <Button onClick={onAdd}>{add}</Button>;
}
