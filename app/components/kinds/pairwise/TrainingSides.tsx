import { useFormContext } from 'react-hook-form';
import { Checkbox } from '#app/components/ui/Checkbox.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { NewStudyValues } from '../../study/newStudyValues.ts';
import type { FaultOf } from '../../study/protocol/faultOf.ts';
import { TrainingText } from '../../study/protocol/TrainingText.tsx';
import type { TrainingPath } from '../kindForm.ts';

/** A pair to practise comparing with, and which preferences are right. */
export function TrainingSides({ path, faultOf }: { path: TrainingPath; faultOf: FaultOf }) {
  return (
    <>
      <TrainingText path={path} name="left" faultOf={faultOf} />
      <TrainingText path={path} name="right" faultOf={faultOf} />
      <Sides path={path} faultOf={faultOf} />
    </>
  );
}

/** Which preferences are right. */
function Sides({ path, faultOf }: { path: TrainingPath; faultOf: FaultOf }) {
  const { t } = useTranslation('protocol');
  const { register } = useFormContext<NewStudyValues>();
  const fault = faultOf(`${path}.preferences`);
  return (
    <fieldset>
      <legend className="font-medium">{t('training.preferences')}</legend>
      {fault !== undefined && (
        <p id={`${path}.preferences`} tabIndex={-1} className="text-sm font-medium text-fault">
          {fault}
        </p>
      )}
      {(['left', 'tie', 'right'] as const).map((side) => (
        <Checkbox
          key={side}
          value={side}
          label={t(`training.sides.${side}`)}
          {...register(`${path}.preferences`)}
        />
      ))}
    </fieldset>
  );
}
