import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { Button } from '#app/components/ui/Button.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { Select } from '#app/components/ui/Select.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { NewStudyValues } from './newStudy.ts';

type FaultOf = (path: string) => string | undefined;

/** The systems of a new study: one baseline and candidates, rows that can be added and taken away. */
export function SystemFields({ faultOf }: { faultOf: FaultOf }) {
  const { t } = useTranslation('study');
  const { control } = useFormContext<NewStudyValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'systems' });
  const fault = faultOf('systems');
  return (
    <Section title={t('form.systems')} className="gap-5">
      <p className="text-quiet">{t('form.systemsIntro')}</p>
      {fault !== undefined && (
        <p id="systems" tabIndex={-1} className="text-sm font-medium text-fault">
          {fault}
        </p>
      )}
      {fields.map(({ id }, index) => (
        <SystemRow
          key={id}
          index={index}
          faultOf={faultOf}
          {...(fields.length > 2 ? { onRemove: () => remove(index) } : {})}
        />
      ))}
      <div>
        <Button
          onClick={() => append({ name: '', role: 'candidate', provider: { kind: 'onnx', modelFolder: '' } })}
        >
          {t('form.addSystem')}
        </Button>
      </div>
    </Section>
  );
}

function SystemRow({ index, faultOf, onRemove }: { index: number; faultOf: FaultOf; onRemove?: () => void }) {
  const { t } = useTranslation('study');
  const { register, control } = useFormContext<NewStudyValues>();
  const system = useWatch({ control, name: `systems.${index}` });
  const path = `systems.${index}` as const;
  const title = t('form.systemNumber', { number: String(index + 1) });
  return (
    <fieldset className="grid gap-4 border-l-2 border-line pl-5">
      <legend className="sr-only">{title}</legend>
      <div className="grid gap-4 sm:grid-cols-[1fr_10rem]">
        <TextField
          id={`${path}.name`}
          label={t('form.systemName')}
          error={faultOf(`${path}.name`)}
          {...register(`${path}.name`)}
        />
        <Select
          id={`${path}.role`}
          label={t('form.role')}
          options={(['baseline', 'candidate'] as const).map((value) => ({
            value,
            label: t(`form.${value}`),
          }))}
          {...register(`${path}.role`)}
        />
      </div>
      <Select
        id={`${path}.provider.kind`}
        label={t('form.provider')}
        hint={system.provider.kind === 'import' ? t('form.importHint') : undefined}
        options={(['onnx', 'import'] as const).map((value) => ({ value, label: t(`form.${value}`) }))}
        {...register(`${path}.provider.kind`)}
      />
      {system.provider.kind === 'onnx' && (
        <TextField
          id={`${path}.provider.modelFolder`}
          label={t('form.modelFolder')}
          hint={index === 0 ? t('form.modelFolderHint') : undefined}
          error={faultOf(`${path}.provider.modelFolder`)}
          {...register(`${path}.provider.modelFolder`)}
        />
      )}
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
