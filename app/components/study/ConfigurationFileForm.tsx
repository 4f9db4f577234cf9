import { saidOfIssue } from '#app/core/shared/errors.ts';
import { useState, type FormEvent } from 'react';
import { Button } from '#app/components/ui/Button.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { studyConfigurationSchema, type StudyConfiguration } from '#app/core/studies/configuration.ts';
import { useLocale, useTranslation, type Locale } from '#app/i18n/index.ts';
import { formProblemText } from '#app/i18n/formProblems.ts';
import { ErrorSummary, type FieldFault } from './ErrorSummary.tsx';
import { ItemsField } from './items/ItemsField.tsx';
import type { ChosenItems } from './items/useItemsFile.ts';
import type { NewStudyWayProps } from './newStudyProps.ts';

type Read =
  | { readonly configuration: StudyConfiguration }
  | { readonly problems: readonly { readonly path: string; readonly message: string }[] };

/** A new study from a file with its whole configuration, checked by the one schema of a study before it is sent. */
export function ConfigurationFileForm({ refused, busy, onCreate }: NewStudyWayProps) {
  const { t } = useTranslation('protocol');
  const { t: study } = useTranslation('study');
  const locale = useLocale();
  const [read, setRead] = useState<Read | null>(null);
  const [items, setItems] = useState<ChosenItems | null>(null);
  const [attempts, setAttempts] = useState(0);
  const choose = async (file: File | undefined) =>
    setRead(file === undefined ? null : await readFile(file, locale));
  const configuration = read !== null && 'configuration' in read ? read.configuration : null;
  const problems = read !== null && 'problems' in read ? read.problems : [];
  const faults: FieldFault[] = [
    ...problems.map(({ path, message }) => ({
      field: 'configuration',
      message: path === '' ? t('file.notJson', { reason: message }) : t('file.problem', { path, message }),
    })),
    ...(attempts > 0 && read === null ? [{ field: 'configuration', message: t('file.missing') }] : []),
    ...(attempts > 0 && items === null ? [{ field: 'file-items', message: study('form.itemsMissing') }] : []),
    ...refused.map(({ path, message }) => ({
      field: path.startsWith('configuration') ? 'configuration' : 'file-items',
      message: t('file.problem', { path, message }),
    })),
  ];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempts((count) => count + 1);
    if (configuration !== null && items !== null) onCreate(configuration, items);
  };
  return (
    <form method="post" noValidate className="grid max-w-form gap-8" onSubmit={submit}>
      <ErrorSummary key={attempts} intro={study('form.summaryIntro')} faults={faults} />
      <div className="grid gap-1.5">
        <TextField
          id="configuration"
          type="file"
          accept=".json,application/json"
          className="py-2.5"
          label={t('file.label')}
          hint={t('file.hint')}
          error={faults.find(({ field }) => field === 'configuration')?.message}
          onChange={(event) => void choose(event.currentTarget.files?.[0])}
        />
        <p role="status" className="min-h-6 text-sm">
          {configuration !== null &&
            t('file.found', { name: configuration.name, count: configuration.systems.length })}
        </p>
      </div>
      <ItemsField
        id="file-items"
        error={faults.find(({ field }) => field === 'file-items')?.message}
        onChange={setItems}
      />
      <div>
        <Button type="submit" look="primary" aria-disabled={busy}>
          {busy ? study('form.submitting') : study('form.submit')}
        </Button>
      </div>
    </form>
  );
}

async function readFile(file: File, locale: Locale): Promise<Read> {
  let value: unknown;
  try {
    value = JSON.parse(await file.text());
  } catch (error) {
    return { problems: [{ path: '', message: error instanceof Error ? error.message : String(error) }] };
  }
  const parsed = studyConfigurationSchema.safeParse(value);
  if (parsed.success) return { configuration: parsed.data };
  return {
    problems: parsed.error.issues.map((issue) => ({
      path: issue.path.length === 0 ? file.name : issue.path.map(String).join('.'),
      message: formProblemText(locale, saidOfIssue(issue)),
    })),
  };
}
