import { useFormContext, useWatch } from 'react-hook-form';
import { Notice } from '#app/components/ui/Notice.tsx';
import { Select } from '#app/components/ui/Select.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { inLocale, LOCALES } from '#app/core/shared/localized.ts';
import { LOCALE_NAMES, useLocale, useTranslation } from '#app/i18n/index.ts';
import type { NewStudyValues } from '../newStudyValues.ts';
import { ProtocolFields, ProtocolParts } from '../ProtocolFields.tsx';
import type { FaultOf } from '../protocol/faultOf.ts';
import { RaterPreview } from './RaterPreview.tsx';
import { ungatedCriteria } from './preflight.ts';

/** What raters are asked, with their screen beside it. */
export function AskedStep({
  id,
  version,
  faultOf,
  faults,
}: {
  id: string;
  /** Of the draft as it is saved, which the preview shows. */
  version: number;
  faultOf: FaultOf;
  faults: readonly string[];
}) {
  const { t } = useTranslation('study');
  const { t: draft } = useTranslation('draft');
  const locale = useLocale();
  const { register, control } = useFormContext<NewStudyValues>();
  const protocol = useWatch({ control, name: 'protocol' });
  const ungated = ungatedCriteria(protocol);
  return (
    <div className="grid gap-8">
      <ProtocolFields faultOf={faultOf} />
      {ungated.length > 0 && (
        <Notice title={draft('ungated.title')}>
          <p>
            {draft('ungated.body', {
              names: ungated.map(({ key, label }) => inLocale(label, locale) || key).join(draft('comma')),
            })}
          </p>
        </Notice>
      )}
      <RaterPreview id={id} version={version} />
      <div className="grid gap-5">
        <TextField
          id="raterTitle"
          optional
          label={t('form.raterTitle')}
          hint={t('form.raterTitleHint')}
          error={faultOf('raterTitle')}
          {...register('raterTitle')}
        />
        <Select
          id="locale"
          label={t('form.locale')}
          options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
          {...register('locale')}
        />
      </div>
      <ProtocolParts faultOf={faultOf} faults={faults} />
    </div>
  );
}
