import { inLocale } from '#app/core/shared/localized.ts';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { Button } from '#app/components/ui/Button.tsx';
import { Checkbox } from '#app/components/ui/Checkbox.tsx';
import type { LibraryCriterion } from '#app/core/studies/criteria.ts';
import { CRITERION_LIBRARY } from '#app/core/studies/criterionLibrary.ts';
import { DEFAULT_CRITERIA } from '#app/core/studies/criteria.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import type { NewStudyValues } from '../../../study/newStudyValues.ts';
import { CriterionWording } from './CriterionWording.tsx';
import type { FaultOf } from '../../../study/protocol/faultOf.ts';
import { OwnCriterionFields } from './OwnCriterionFields.tsx';
import { adaptedCriterion, newCriterion } from '../../../study/protocol/values.ts';

/** By what outputs are rated: criteria of the library with their wording, and the lead's own. */
export function CriterionFields({ faultOf }: { faultOf: FaultOf }) {
  const { t } = useTranslation('protocol');
  const { control, getValues, setValue } = useFormContext<NewStudyValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'protocol.own' });
  const library = useWatch({ control, name: 'protocol.library' });
  const fault = faultOf('protocol.library');
  const more = CRITERION_LIBRARY.filter(({ key }) => !DEFAULT_CRITERIA.some((known) => known.key === key));
  const adapt = (criterion: LibraryCriterion) => {
    setValue(
      'protocol.library',
      getValues('protocol.library').filter((key) => key !== criterion.key),
    );
    append(adaptedCriterion(criterion));
  };
  return (
    <fieldset className="grid gap-2">
      <legend className="font-medium">{t('criteria.title')}</legend>
      {fault !== undefined && (
        <p id="protocol.library" tabIndex={-1} className="text-sm font-medium text-fault">
          {fault}
        </p>
      )}
      <div>
        {DEFAULT_CRITERIA.map((criterion) => (
          <LibraryChoice key={criterion.key} criterion={criterion} />
        ))}
      </div>
      <details open={more.some(({ key }) => library.includes(key))}>
        <summary className="min-h-touch content-center text-accent">{t('criteria.more')}</summary>
        {more.map((criterion) => (
          <LibraryChoice key={criterion.key} criterion={criterion} />
        ))}
      </details>
      <details>
        <summary className="min-h-touch content-center text-accent">{t('criteria.wording')}</summary>
        <CriterionWording onAdapt={adapt} />
      </details>
      {fields.map(({ id }, index) => (
        <OwnCriterionFields key={id} index={index} faultOf={faultOf} onRemove={() => remove(index)} />
      ))}
      <div>
        <Button onClick={() => append(newCriterion())}>{t('criteria.add')}</Button>
      </div>
    </fieldset>
  );
}

function LibraryChoice({ criterion: { key, label, question } }: { criterion: LibraryCriterion }) {
  const locale = useLocale();
  const { register } = useFormContext<NewStudyValues>();
  return (
    <Checkbox
      value={key}
      label={
        <>
          {inLocale(label, locale)} <span className="text-quiet">{inLocale(question, locale)}</span>
        </>
      }
      {...register('protocol.library')}
    />
  );
}
