import { useFormContext } from 'react-hook-form';
import { TextArea } from '#app/components/ui/TextArea.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { TrainingPath } from '../../kinds/kindForm.ts';
import type { NewStudyValues } from '../newStudyValues.ts';
import type { FaultOf } from './faultOf.ts';

/** One of the texts of a task of the training round. */
export function TrainingText({
  path,
  name,
  faultOf,
}: {
  path: TrainingPath;
  name: 'prompt' | 'source' | 'text' | 'left' | 'right';
  faultOf: FaultOf;
}) {
  const { t } = useTranslation('protocol');
  const { register } = useFormContext<NewStudyValues>();
  return (
    <TextArea
      id={`${path}.${name}`}
      label={t(`training.${name}`)}
      optional={name === 'source'}
      error={faultOf(`${path}.${name}`)}
      {...register(`${path}.${name}`)}
    />
  );
}
