import { asMessage, saidOfIssue } from '#app/core/shared/errors.ts';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { Button } from '#app/components/ui/Button.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { Select } from '#app/components/ui/Select.tsx';
import { TextArea } from '#app/components/ui/TextArea.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import { LOCALES } from '#app/core/shared/localized.ts';
import { LOCALE_NAMES, useLocale, useTranslation } from '#app/i18n/index.ts';
import { formProblemText } from '#app/i18n/formProblems.ts';
import { ErrorSummary, type FieldFault } from './ErrorSummary.tsx';
import { ItemsField } from './items/ItemsField.tsx';
import type { ChosenItems } from './items/useItemsFile.ts';
import { MarginFields } from './MarginFields.tsx';
import { newStudySchema, newStudyValues, type NewStudyValues } from './newStudy.ts';
import { formFaults } from './newStudyFaults.ts';
import { fieldOfPath } from './protocol/configurationOf.ts';
import { ProtocolFields, ProtocolParts } from './ProtocolFields.tsx';
import { SystemFields } from './SystemFields.tsx';
import type { NewStudyProps } from './newStudyProps.ts';

/** The form of a new study. What it makes is checked by the one schema of a study before it is sent. */
export function NewStudyForm({ seed, hosts, refused, busy, onCreate }: NewStudyProps) {
  const { t } = useTranslation('study');
  const { t: generation } = useTranslation('generation');
  const locale = useLocale();
  const form = useForm<NewStudyValues, unknown, StudyConfiguration>({
    defaultValues: newStudyValues(seed, locale),
    resolver: zodResolver(newStudySchema, { error: (issue) => asMessage(saidOfIssue(issue)) }),
    shouldFocusError: false,
    reValidateMode: 'onSubmit',
  });
  const [items, setItems] = useState<ChosenItems | null>(null);
  const { register, handleSubmit, formState, getValues } = form;
  const fieldOf = (path: string) => fieldOfPath(path, getValues('protocol'));
  const { errors, isSubmitted } = formState;
  const itemsMissing = isSubmitted && items === null;
  const faults = once([
    ...formFaults(errors).map((fault) => ({
      field: fieldOf(fault.path),
      message:
        'key' in fault
          ? t(`form.faults.${fault.key}`)
          : generation(`form.faults.${fault.system.key}`, {
              ...fault.system.values,
              message: formProblemText(locale, fault.system.said),
            }),
    })),
    ...(itemsMissing ? [{ field: 'items', message: t('form.itemsMissing') }] : []),
    ...refused.map(({ path, message }) => refusal(path, message, fieldOf)),
  ]);
  const faultOf = (path: string) => faults.find(({ field }) => field === path)?.message;
  return (
    <FormProvider {...form}>
      <form
        method="post"
        noValidate
        className="grid max-w-form gap-10"
        onSubmit={(event) =>
          void handleSubmit((configuration) => {
            if (items !== null) onCreate(configuration, items);
          })(event)
        }
      >
        <ErrorSummary key={formState.submitCount} intro={t('form.summaryIntro')} faults={faults} />
        <div className="grid gap-5">
          <TextField
            id="name"
            label={t('form.name')}
            hint={t('form.nameHint')}
            error={faultOf('name')}
            {...register('name')}
          />
          <TextArea
            id="question"
            label={t('form.question')}
            hint={t('form.questionHint')}
            optional
            error={faultOf('question')}
            {...register('question')}
          />
          <ItemsField
            id="items"
            error={itemsMissing ? t('form.itemsMissing') : undefined}
            onChange={setItems}
          />
        </div>
        <SystemFields hosts={hosts} faultOf={faultOf} />
        <ProtocolFields faultOf={faultOf} />
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
        <Section title={t('form.margins')}>
          <MarginFields faultOf={faultOf} />
        </Section>
        <ProtocolParts faultOf={faultOf} faults={faults.flatMap(({ field }) => field ?? [])} />
        <div>
          <Button type="submit" look="primary" aria-disabled={busy}>
            {busy ? t('form.submitting') : t('form.submit')}
          </Button>
        </div>
      </form>
    </FormProvider>
  );
}

/** Each fault once: a text that is missing is so in both languages. */
function once(faults: readonly FieldFault[]): FieldFault[] {
  return [...new Map(faults.map((fault) => [`${fault.field} ${fault.message}`, fault])).values()];
}

/** A problem that the server found: of the configuration at its field, else of the items file. */
function refusal(path: string, message: string, fieldOf: (path: string) => string): FieldFault {
  const [, field] = /^configuration\.(.*)$/.exec(path) ?? [];
  return field === undefined
    ? { field: 'items', message: `${path}: ${message}` }
    : { field: fieldOf(field.replace(/\[(\d+)\]/g, '.$1')), message };
}
