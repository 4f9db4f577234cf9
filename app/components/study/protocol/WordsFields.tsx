import { useFormContext } from 'react-hook-form';
import { TextArea } from '#app/components/ui/TextArea.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { NewStudyValues } from '../newStudyValues.ts';
import type { FaultOf } from './faultOf.ts';

/** What raters read before they begin: guidelines with examples, and what they agree to. */
export function WordsFields({ faultOf }: { faultOf: FaultOf }) {
  const { t } = useTranslation('protocol');
  const { register } = useFormContext<NewStudyValues>();
  return (
    <>
      <TextArea
        id="guidelines"
        rows={8}
        optional
        label={t('words.guidelines')}
        hint={t('words.guidelinesHint')}
        error={faultOf('guidelines')}
        {...register('guidelines')}
      />
      <TextArea
        id="consent"
        rows={4}
        optional
        label={t('words.consent')}
        hint={t('words.consentHint')}
        error={faultOf('consent')}
        {...register('consent')}
      />
    </>
  );
}
