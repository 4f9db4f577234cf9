import { useFormContext, useWatch } from 'react-hook-form';
import { Select } from '#app/components/ui/Select.tsx';
import { TextArea } from '#app/components/ui/TextArea.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { NewStudyValues } from '../newStudyValues.ts';

/** How a system decodes, folded: what is left empty is as its model says. Only what can have an effect is shown. */
export function SettingsFields({
  index,
  kind,
  faultOf,
}: {
  index: number;
  kind: 'onnx' | 'openai';
  faultOf: (path: string) => string | undefined;
}) {
  const { t } = useTranslation('generation');
  const { register, control } = useFormContext<NewStudyValues>();
  const path = `systems.${index}.settings` as const;
  const choice = useWatch({ control, name: `${path}.choice` });
  const draws = choice === 'sample';
  const here = kind === 'onnx';
  const number = (name: 'maxNewTokens' | 'numBeams' | 'temperature' | 'topK' | 'topP' | 'seed') => (
    <TextField
      id={`${path}.${name}`}
      inputMode="decimal"
      autoComplete="off"
      label={t(`form.${name}`)}
      error={faultOf(`${path}.${name}`)}
      {...register(`${path}.${name}`)}
    />
  );
  const faulty = FIELDS.some((name) => faultOf(`${path}.${name}`) !== undefined);
  return (
    <details {...(faulty ? { open: true } : {})}>
      <summary className="w-fit cursor-pointer py-2.5 text-accent hover:underline underline-offset-4">
        {t('form.settings')}
      </summary>
      <div className="grid gap-4 pt-1">
        <p className="text-sm text-quiet">{t(`form.settingsIntro.${kind}`)}</p>
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <Select
            id={`${path}.choice`}
            label={t('form.choice')}
            options={[
              { value: '', label: t(`form.asGiven.${kind}`) },
              { value: 'greedy', label: t('form.greedy') },
              { value: 'sample', label: t('form.sample') },
            ]}
            {...register(`${path}.choice`)}
          />
          {number('maxNewTokens')}
          {here && !draws && number('numBeams')}
          {draws && number('temperature')}
          {here && draws && number('topK')}
          {draws && number('topP')}
          {draws && number('seed')}
        </div>
        <TextArea
          id={`${path}.stopStrings`}
          rows={2}
          label={t('form.stopStrings')}
          hint={t('form.stopStringsHint')}
          error={faultOf(`${path}.stopStrings`)}
          {...register(`${path}.stopStrings`)}
        />
        {here && (
          <TextField
            id={`${path}.variant`}
            autoComplete="off"
            label={t('form.variant')}
            hint={t('form.variantHint')}
            {...register(`${path}.variant`)}
          />
        )}
        <TextArea
          id={`${path}.more`}
          rows={2}
          spellCheck={false}
          className="font-code"
          label={t('form.more')}
          hint={t('form.moreHint')}
          error={faultOf(`${path}.more`)}
          {...register(`${path}.more`)}
        />
      </div>
    </details>
  );
}

const FIELDS = [
  ...(['maxNewTokens', 'numBeams', 'temperature', 'topK', 'topP', 'seed'] as const),
  ...(['stopStrings', 'more'] as const),
];
