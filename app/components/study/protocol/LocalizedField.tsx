import { LOCALES } from '#app/core/shared/localized.ts';
import { useFormContext } from 'react-hook-form';
import { TextArea } from '#app/components/ui/TextArea.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { LOCALE_NAMES, useTranslation } from '#app/i18n/index.ts';
import type { FaultOf } from './faultOf.ts';

/** A text in both languages, side by side; one of them may be left empty. */
export function LocalizedField({
  path,
  label,
  faultOf,
  long = false,
}: {
  /** The path of the text without its language. */
  path: string;
  label: string;
  faultOf: FaultOf;
  long?: boolean;
}) {
  const { t } = useTranslation('protocol');
  const { register } = useFormContext();
  const Field = long ? TextArea : TextField;
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1 font-medium">{label}</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {LOCALES.map((locale) => (
          <Field
            key={locale}
            id={`${path}.${locale}`}
            label={<span className="text-sm font-normal text-quiet">{LOCALE_NAMES[locale]}</span>}
            aria-label={t('inLanguage', { label, language: LOCALE_NAMES[locale] })}
            error={faultOf(`${path}.${locale}`)}
            {...register(`${path}.${locale}`)}
          />
        ))}
      </div>
    </fieldset>
  );
}
