import { useFormContext, useWatch } from 'react-hook-form';
import { Button } from '#app/components/ui/Button.tsx';
import { Select } from '#app/components/ui/Select.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { PROVIDER_KINDS, type ProviderKind } from '#app/core/studies/providers.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { ServerFields } from './generation/ServerFields.tsx';
import { SettingsFields } from './generation/SettingsFields.tsx';
import type { NewStudyValues } from './newStudyValues.ts';
import type { FaultOf } from './protocol/faultOf.ts';
import { ModelFolderField } from './systems/ModelFolderField.tsx';

/** One system of a form. */
export function SystemRow({
  index,
  hosts,
  faultOf,
  onRemove,
  onlyCandidate = false,
}: {
  index: number;
  hosts: readonly string[];
  faultOf: FaultOf;
  onRemove?: () => void;
  /** Whether it can't be a baseline. */
  onlyCandidate?: boolean;
}) {
  const { t } = useTranslation('study');
  const { t: generation } = useTranslation('generation');
  const { register, control } = useFormContext<NewStudyValues>();
  const system = useWatch({ control, name: `systems.${index}` });
  const { kind } = system.provider;
  const path = `systems.${index}` as const;
  const title = t('form.systemNumber', { number: String(index + 1) });
  const providerName: Record<ProviderKind, string> = {
    onnx: t('form.onnx'),
    openai: generation('form.openai'),
    import: t('form.import'),
  };
  return (
    <fieldset className="grid gap-4 border-l-2 border-line pl-5">
      {onlyCandidate ? (
        <legend className="mb-3 pt-1 font-semibold">{t('form.candidate')}</legend>
      ) : (
        <legend className="sr-only">{title}</legend>
      )}
      <div className="grid gap-4 sm:grid-cols-[1fr_10rem]">
        <TextField
          id={`${path}.name`}
          label={t('form.systemName')}
          error={faultOf(`${path}.name`)}
          {...register(`${path}.name`)}
        />
        {!onlyCandidate && (
          <Select
            id={`${path}.role`}
            label={t('form.role')}
            options={(['baseline', 'candidate'] as const).map((value) => ({
              value,
              label: t(`form.${value}`),
            }))}
            {...register(`${path}.role`)}
          />
        )}
      </div>
      <Select
        id={`${path}.provider.kind`}
        label={t('form.provider')}
        hint={kind === 'import' ? t('form.importHint') : undefined}
        options={PROVIDER_KINDS.map((value) => ({ value, label: providerName[value] }))}
        {...register(`${path}.provider.kind`)}
      />
      {kind === 'onnx' && <ModelFolderField index={index} faultOf={faultOf} />}
      {kind === 'openai' && <ServerFields index={index} hosts={hosts} faultOf={faultOf} />}
      {kind !== 'import' && <SettingsFields index={index} kind={kind} faultOf={faultOf} />}
      {onRemove !== undefined && (
        <div>
          <Button look="plain" className="-ml-2" onClick={onRemove}>
            {t('form.removeSystem', { name: system.name === '' ? title : system.name })}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
