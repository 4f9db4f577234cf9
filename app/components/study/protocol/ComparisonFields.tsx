import { useFormContext, useWatch } from 'react-hook-form';
import { Checkbox } from '#app/components/ui/Checkbox.tsx';
import { Select } from '#app/components/ui/Select.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { forms } from '../../kinds/forms.ts';
import type { NewStudyValues } from '../newStudyValues.ts';
import type { FaultOf } from './faultOf.ts';
import { MarkFields } from './MarkFields.tsx';

/** Whether and how texts are compared with each other. */
export function ComparisonFields({ faultOf }: { faultOf: FaultOf }) {
  const { t } = useTranslation('protocol');
  const { register, control } = useFormContext<NewStudyValues>();
  const comparison = useWatch({ control, name: 'protocol.comparison' });
  const [first = [], ...others] = forms.all
    .map(({ comparisons }) => comparisons)
    .filter((own) => own.length > 0);
  const choices = [...first, 'none' as const, ...others.flat()];
  return (
    <div className="grid gap-1">
      <Select
        id="protocol.comparison"
        label={t('comparison.title')}
        hint={t(`comparison.hints.${comparison}`)}
        error={faultOf('protocol.comparison')}
        options={choices.map((value) => ({
          value,
          label: t(`comparison.kinds.${value}`),
        }))}
        {...register('protocol.comparison')}
      />
      {forms.all.map(({ kind, comparisons, Options }) =>
        Options !== null && comparisons.includes(comparison) ? (
          <Options key={kind} comparison={comparison} />
        ) : null,
      )}
    </div>
  );
}

/** What raters may add to their ratings: a comment, and marks at faulty places. */
export function RemarkFields({ faultOf }: { faultOf: FaultOf }) {
  const { t } = useTranslation('protocol');
  const { register, control } = useFormContext<NewStudyValues>();
  const marks = useWatch({ control, name: 'protocol.marks' });
  return (
    <div>
      <Checkbox label={t('remarks.comments')} {...register('protocol.comments')} />
      <Checkbox
        id="protocol.marks"
        label={t('remarks.marks')}
        error={faultOf('protocol.marks')}
        {...register('protocol.marks')}
      />
      {marks && <MarkFields faultOf={faultOf} />}
    </div>
  );
}
