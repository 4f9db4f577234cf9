import { inLocale } from '#app/core/shared/localized.ts';
import { useFormContext, useWatch } from 'react-hook-form';
import { TextField } from '#app/components/ui/TextField.tsx';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import type { NewStudyValues } from '../../../study/newStudyValues.ts';
import type { FaultOf } from '../../../study/protocol/faultOf.ts';
import { TrainingText } from '../../../study/protocol/TrainingText.tsx';
import type { TrainingPath } from '../../kindForm.ts';
import { askedCriteria } from './criteria.ts';

/** A text to practise rating with, and which ratings are right. */
export function TrainingRanges({ path, faultOf }: { path: TrainingPath; faultOf: FaultOf }) {
  return (
    <>
      <TrainingText path={path} name="text" faultOf={faultOf} />
      <Ranges path={path} faultOf={faultOf} />
    </>
  );
}

/** Which ratings are right, by criterion. */
function Ranges({ path, faultOf }: { path: TrainingPath; faultOf: FaultOf }) {
  const { t } = useTranslation('protocol');
  const locale = useLocale();
  const { register, control } = useFormContext<NewStudyValues>();
  const { library, own } = useWatch({ control, name: 'protocol' });
  const asNumber = (value: unknown) => (value === '' || value === null ? null : Number(value));
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 font-medium">{t('training.expected')}</legend>
      <p className="text-sm text-quiet">{t('training.expectedHint')}</p>
      {askedCriteria({ library, own }).map(({ key, label, scale }) => {
        const name = inLocale(label, locale) || key;
        const field = `${path}.expected.${key}` as const;
        const error = faultOf(`${field}.lowest`) ?? faultOf(`${field}.highest`) ?? faultOf(field);
        return (
          <div key={key} className="grid gap-1">
            <p>
              {name} <span className="text-quiet">{t('training.scale', { scale: String(scale) })}</span>
            </p>
            {error !== undefined && <p className="text-sm font-medium text-fault">{error}</p>}
            <div className="grid max-w-64 grid-cols-2 gap-3">
              {(['lowest', 'highest'] as const).map((end) => (
                <TextField
                  key={end}
                  id={`${field}.${end}`}
                  type="number"
                  min={1}
                  max={scale}
                  label={<span className="text-sm font-normal text-quiet">{t(`training.${end}`)}</span>}
                  aria-label={`${name}: ${t(`training.${end}`)}`}
                  {...register(`${field}.${end}`, { setValueAs: asNumber })}
                />
              ))}
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}
