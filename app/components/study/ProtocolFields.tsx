import { useFormContext } from 'react-hook-form';
import { Checkbox } from '#app/components/ui/Checkbox.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { DEFAULT_CRITERIA } from '#app/core/studies/criteria.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import type { NewStudyValues } from './newStudy.ts';

/** What raters are asked: criteria, the comparison, and how many raters an item gets. */
export function ProtocolFields({ faultOf }: { faultOf: (path: string) => string | undefined }) {
  const { t } = useTranslation('study');
  const locale = useLocale();
  const { register } = useFormContext<NewStudyValues>();
  const fault = faultOf('protocol');
  return (
    <Section title={t('form.protocol')} className="gap-5">
      <fieldset>
        <legend className="font-medium">{t('form.criteria')}</legend>
        {fault !== undefined && (
          <p id="protocol" tabIndex={-1} className="text-sm font-medium text-fault">
            {fault}
          </p>
        )}
        {DEFAULT_CRITERIA.map(({ key, label, question }) => (
          <Checkbox
            key={key}
            value={key}
            label={
              <>
                {label[locale]} <span className="text-quiet">{question[locale]}</span>
              </>
            }
            {...register('protocol.criteria')}
          />
        ))}
      </fieldset>
      <Checkbox label={t('form.pairwise')} {...register('protocol.pairwise')} />
      <TextField
        id="protocol.ratersPerItem"
        type="number"
        min={1}
        max={50}
        className="max-w-28"
        label={t('form.ratersPerItem')}
        hint={t('form.ratersPerItemHint')}
        error={faultOf('protocol.ratersPerItem')}
        {...register('protocol.ratersPerItem', { valueAsNumber: true })}
      />
    </Section>
  );
}
