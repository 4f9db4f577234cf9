import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from '#app/i18n/index.ts';
import type { FaultOf } from '../protocol/faultOf.ts';
import { FormPart } from '../protocol/FormPart.tsx';
import { StakesFields } from './StakesFields.tsx';
import { stakesOfForm, type StakesForm } from './values.ts';

/** What is at stake as a part of a set-up, folded until it is wanted. */
export function StakesPart({ faultOf, faults }: { faultOf: FaultOf; faults: readonly string[] }) {
  const { t } = useTranslation('stakes');
  const { control } = useFormContext<StakesForm>();
  const values = useWatch({ control }) as StakesForm;
  const said = stakesOfForm(values) !== undefined;
  return (
    <FormPart
      title={t('title')}
      summary={said ? t('summary', { count: values.stakes.evidence.length }) : t('nothing')}
      faulty={faults.some((path) => path.startsWith('stakes'))}
    >
      <StakesFields faultOf={faultOf} />
    </FormPart>
  );
}
