import { useFormContext } from 'react-hook-form';
import { Select } from '#app/components/ui/Select.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { ServerModelField } from '../systems/ServerModelField.tsx';
import type { NewStudyValues } from '../newStudyValues.ts';

const LIMITS = ['concurrency', 'requestsPerMinute', 'timeoutSeconds'] as const;

/**
 * How a system on a server is reached.
 * @param hosts those that the administrator allows
 */
export function ServerFields({
  index,
  hosts,
  faultOf,
}: {
  index: number;
  hosts: readonly string[];
  faultOf: (path: string) => string | undefined;
}) {
  const { t } = useTranslation('generation');
  const { register } = useFormContext<NewStudyValues>();
  const path = `systems.${index}.provider` as const;
  const faulty = [...LIMITS, 'apiKeyVariable'].some((name) => faultOf(`${path}.${name}`) !== undefined);
  return (
    <>
      <TextField
        id={`${path}.baseUrl`}
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        label={t('form.baseUrl')}
        hint={hosts.length === 0 ? t('form.noHosts') : t('form.baseUrlHint', { hosts: hosts.join(', ') })}
        error={faultOf(`${path}.baseUrl`)}
        {...register(`${path}.baseUrl`)}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <ServerModelField index={index} faultOf={faultOf} />
        <Select
          id={`${path}.api`}
          label={t('form.api')}
          options={(['chat', 'completions'] as const).map((value) => ({ value, label: t(`form.${value}`) }))}
          {...register(`${path}.api`)}
        />
      </div>
      <details {...(faulty ? { open: true } : {})}>
        <summary className="w-fit cursor-pointer py-2.5 text-accent hover:underline underline-offset-4">
          {t('form.limits')}
        </summary>
        <div className="grid gap-4 pt-1">
          <div className="grid items-end gap-4 sm:grid-cols-3">
            {LIMITS.map((name) => (
              <TextField
                key={name}
                id={`${path}.${name}`}
                inputMode="decimal"
                autoComplete="off"
                placeholder={PLACEHOLDERS[name]}
                label={t(`form.${name}`)}
                error={faultOf(`${path}.${name}`)}
                {...register(`${path}.${name}`)}
              />
            ))}
          </div>
          <TextField
            id={`${path}.apiKeyVariable`}
            optional
            autoComplete="off"
            spellCheck={false}
            placeholder="EVENHAND_KEY_LAB"
            label={t('form.apiKeyVariable')}
            hint={t('form.apiKeyVariableHint')}
            error={faultOf(`${path}.apiKeyVariable`)}
            {...register(`${path}.apiKeyVariable`)}
          />
        </div>
      </details>
    </>
  );
}

/** What counts where nothing is entered. */
const PLACEHOLDERS = { concurrency: '4', requestsPerMinute: '', timeoutSeconds: '120' } as const;
