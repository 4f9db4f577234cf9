import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { Button } from '#app/components/ui/Button.tsx';
import { orNull } from '#app/components/ui/orNull.ts';
import { Select } from '#app/components/ui/Select.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { FaultOf } from '../protocol/faultOf.ts';
import { newEvidence, type StakesForm } from './values.ts';

/** Money and what was found elsewhere: what the report shows beside the verdict. */
export function StakesFields({ faultOf }: { faultOf: FaultOf }) {
  const { t } = useTranslation('stakes');
  const { register, control } = useFormContext<StakesForm>();
  const systems = useWatch({ control, name: 'systems' });
  return (
    <>
      <p className="max-w-line text-quiet">{t('intro')}</p>
      <div className="grid items-end gap-4 sm:grid-cols-[8rem_1fr_1fr]">
        <TextField
          id="stakes.currency"
          label={t('currency')}
          maxLength={3}
          className="uppercase"
          error={faultOf('stakes.currency')}
          {...register('stakes.currency')}
        />
        {(['requestsPerMonth', 'lostPoint'] as const).map((field) => (
          <Amount key={field} path={`stakes.${field}`} label={t(field)} faultOf={faultOf} />
        ))}
      </div>
      <p className="max-w-line text-sm text-quiet">{t('lostPointHint')}</p>
      <fieldset className="grid gap-4">
        <legend className="mb-2 font-medium">{t('prices')}</legend>
        <p className="max-w-line text-sm text-quiet">{t('pricesHint')}</p>
        {systems.map(({ name }, index) => (
          <fieldset key={index} className="grid gap-2">
            <legend className="mb-1 font-medium wrap-anywhere">
              {name.trim() || t('unnamed', { number: index + 1 })}
            </legend>
            <div className="grid gap-4 sm:grid-cols-2">
              {(['perHour', 'perThousandTokens'] as const).map((field) => (
                <Amount
                  key={field}
                  path={`systems.${index}.price.${field}`}
                  faultPath={`stakes.prices.${name.trim()}.${field}`}
                  label={t(field)}
                  faultOf={faultOf}
                />
              ))}
            </div>
          </fieldset>
        ))}
      </fieldset>
      <EvidenceFields faultOf={faultOf} />
    </>
  );
}

function EvidenceFields({ faultOf }: { faultOf: FaultOf }) {
  const { t } = useTranslation('stakes');
  const { control, getValues } = useFormContext<StakesForm>();
  const { fields, append, remove } = useFieldArray({ control, name: 'stakes.evidence' });
  const firstCandidate = () =>
    getValues('systems')
      .find(({ role }) => role === 'candidate')
      ?.name.trim() ?? '';
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-2 font-medium">{t('evidence')}</legend>
      <p className="max-w-line text-sm text-quiet">{t('evidenceHint')}</p>
      {fields.map(({ id }, index) => (
        <EvidenceRow key={id} index={index} faultOf={faultOf} onRemove={() => remove(index)} />
      ))}
      <div>
        <Button onClick={() => append(newEvidence(firstCandidate()))}>{t('addEvidence')}</Button>
      </div>
    </fieldset>
  );
}

function EvidenceRow({
  index,
  faultOf,
  onRemove,
}: {
  index: number;
  faultOf: FaultOf;
  onRemove: () => void;
}) {
  const { t } = useTranslation('stakes');
  const { register, control } = useFormContext<StakesForm>();
  const systems = useWatch({ control, name: 'systems' });
  const own = useWatch({ control, name: `stakes.evidence.${index}.system` });
  const path = `stakes.evidence.${index}` as const;
  const candidates = systems.flatMap(({ name, role }) => (role === 'candidate' ? [name.trim()] : []));
  // One that was renamed meanwhile stays visible, with its fault.
  const names = [...new Set(candidates.includes(own) ? candidates : [own, ...candidates])];
  const title = t('evidenceNumber', { number: index + 1 });
  return (
    <fieldset className="grid gap-4 border-l-2 border-line pl-5">
      <legend className="sr-only">{title}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          id={`${path}.name`}
          label={t('what')}
          hint={t('whatHint')}
          error={faultOf(`${path}.name`)}
          {...register(`${path}.name`)}
        />
        <Select
          id={`${path}.system`}
          label={t('ofCandidate')}
          hint={t('ofCandidateHint')}
          options={names.map((value) => ({ value, label: value === '' ? t('choose') : value }))}
          error={faultOf(`${path}.system`)}
          {...register(`${path}.system`)}
        />
      </div>
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
        {(['estimate', 'lowest', 'highest'] as const).map((field) => (
          <Amount key={field} path={`${path}.${field}`} label={t(field)} faultOf={faultOf} needed signed />
        ))}
        <TextField
          id={`${path}.unit`}
          label={t('unit')}
          optional
          error={faultOf(`${path}.unit`)}
          {...register(`${path}.unit`)}
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-[1fr_10rem]">
        <Select
          id={`${path}.direction`}
          label={t('direction')}
          options={(['higher', 'lower'] as const).map((value) => ({ value, label: t(value) }))}
          {...register(`${path}.direction`)}
        />
        <Amount path={`${path}.level`} label={t('level')} faultOf={faultOf} needed />
      </div>
      <TextField
        id={`${path}.source`}
        label={t('source')}
        optional
        error={faultOf(`${path}.source`)}
        {...register(`${path}.source`)}
      />
      <div>
        <Button onClick={onRemove}>{t('removeEvidence', { number: index + 1 })}</Button>
      </div>
    </fieldset>
  );
}

/** A number, empty where it may be left out. */
function Amount({
  path,
  faultPath = path,
  label,
  faultOf,
  needed = false,
  signed = false,
}: {
  path: string;
  /** The configuration's path, where it isn't the form's. */
  faultPath?: string;
  label: string;
  faultOf: FaultOf;
  needed?: boolean;
  signed?: boolean;
}) {
  const { register } = useFormContext();
  return (
    <TextField
      id={faultPath}
      type="number"
      step="any"
      {...(signed ? {} : { min: 0 })}
      label={label}
      optional={!needed}
      error={faultOf(faultPath)}
      {...register(path, orNull)}
    />
  );
}
