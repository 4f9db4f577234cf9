import { useFormContext } from 'react-hook-form';
import { Select } from '#app/components/ui/Select.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { NewStudyValues } from '../newStudyValues.ts';
import type { FaultOf } from './faultOf.ts';
import { NumberField } from './NumberField.tsx';

/** Who rates, and how the items are shared out. */
export function SharingFields({ faultOf }: { faultOf: FaultOf }) {
  const { t } = useTranslation('protocol');
  const { register } = useFormContext<NewStudyValues>();
  const number = (name: Field, more: { optional?: boolean; step?: 'any' } = {}) => (
    <NumberField
      path={`protocol.${PATHS[name]}`}
      label={t(`sharing.${name}`)}
      hint={t(`sharing.${name}Hint`)}
      faultOf={faultOf}
      {...more}
    />
  );
  return (
    <>
      <Select
        id="protocol.strategy"
        label={t('sharing.strategy')}
        options={(['open', 'panel'] as const).map((value) => ({ value, label: t(`sharing.${value}`) }))}
        {...register('protocol.strategy')}
      />
      {number('overlap', { step: 'any' })}
      {number('repeats', { step: 'any' })}
      {number('sitting')}
      {number('least', { optional: true })}
      {number('most', { optional: true })}
      {number('lease', { step: 'any' })}
    </>
  );
}

const PATHS = {
  overlap: 'overlap.share',
  repeats: 'repeats.share',
  sitting: 'blocksPerSitting',
  least: 'leastItemsPerRater',
  most: 'mostItemsPerRater',
  lease: 'leaseMinutes',
} as const;
type Field = keyof typeof PATHS;

/** How many controls there are. */
export function AttentionFields({ faultOf }: { faultOf: FaultOf }) {
  const { t } = useTranslation('protocol');
  return (
    <>
      <p className="max-w-line text-sm text-quiet">{t('attention.intro')}</p>
      <NumberField
        path="protocol.controls.slight"
        label={t('attention.slight')}
        hint={t('attention.slightHint')}
        faultOf={faultOf}
      />
      <NumberField
        path="protocol.controls.gross"
        label={t('attention.gross')}
        hint={t('attention.grossHint')}
        faultOf={faultOf}
      />
      <p className="max-w-line text-sm text-quiet">{t('attention.rule')}</p>
    </>
  );
}
