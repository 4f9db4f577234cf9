import { useFormContext, useWatch } from 'react-hook-form';
import { Button } from '#app/components/ui/Button.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { forms } from '../../kinds/forms.ts';
import type { NewStudyValues } from '../newStudyValues.ts';
import type { FaultOf } from './faultOf.ts';
import { LocalizedField } from './LocalizedField.tsx';
import { TrainingText } from './TrainingText.tsx';

/** A task of the training round: its texts, which answers are right, and what is said after it. */
export function TrainingTaskFields({
  index,
  faultOf,
  onRemove,
}: {
  index: number;
  faultOf: FaultOf;
  onRemove: () => void;
}) {
  const { t } = useTranslation('protocol');
  const { control } = useFormContext<NewStudyValues>();
  const path = `protocol.training.tasks.${index}` as const;
  const kind = useWatch({ control, name: `${path}.kind` });
  const number = { number: String(index + 1) };
  const { Fields: OfKind, useWords } = forms.of(kind).training!;
  const { title } = useWords();
  return (
    <fieldset className="grid gap-4 border-l-2 border-line pl-5">
      <legend className="mb-2 font-medium">{title(number.number)}</legend>
      <TrainingText path={path} name="prompt" faultOf={faultOf} />
      <TrainingText path={path} name="source" faultOf={faultOf} />
      <OfKind path={path} faultOf={faultOf} />
      <LocalizedField long path={`${path}.feedback`} label={t('training.feedback')} faultOf={faultOf} />
      <div>
        <Button look="plain" className="-ml-2" onClick={onRemove}>
          {t('training.remove', number)}
        </Button>
      </div>
    </fieldset>
  );
}
