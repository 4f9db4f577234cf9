import { useState } from 'react';
import { LINK_CLASSES } from '#app/components/ui/Link.tsx';
import { Select } from '#app/components/ui/Select.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import { useTranslation } from '#app/i18n/index.ts';

/** A file of a study's export; `judged` ones would show the estimates of a study that is still open. */
export interface OfferedFile {
  readonly file: string;
  readonly judged: boolean;
}

/** What files are written as: what addresses say of it, by what the choice is called. */
const FORMS = { csv: '', excel: '?bom=1', jsonl: '?format=jsonl', parquet: '?format=parquet' } as const;
type Form = keyof typeof FORMS;

/** The files of a study that can be taken away now. */
export function Downloads({
  slug,
  state,
  files,
  pilot = false,
}: {
  slug: string;
  state: StudyState;
  files: readonly OfferedFile[];
  /** Whether it is a pilot's, which has no verdict. */
  pilot?: boolean;
}) {
  const { t } = useTranslation('study');
  const [form, setForm] = useState<Form>('csv');
  const nameIn = (file: string) => file.replace(/\.csv$/, `.${form === 'excel' ? 'csv' : form}`);
  const closed = state === 'closed' || state === 'decided';
  // What people said of a study that was withdrawn stays theirs who asked for it; there is no verdict.
  const over = closed || state === 'withdrawn';
  const offered = files.filter(
    ({ file, judged }) => (over || !judged) && !(pilot && file === 'verdict.json'),
  );
  return (
    <Section title={t('downloads.title')}>
      <p className="max-w-line text-sm text-quiet">
        {t('downloads.intro')} {!over && t('downloads.later')}
      </p>
      <Select
        label={t('downloads.form')}
        className="max-w-field"
        value={form}
        options={(Object.keys(FORMS) as Form[]).map((value) => ({
          value,
          label: t(`downloads.forms.${value}`),
        }))}
        onChange={(event) => setForm(event.currentTarget.value as Form)}
      />
      <ul className="flex flex-wrap gap-x-5 gap-y-2">
        {offered.map(({ file }) => (
          <li key={file}>
            <a href={`/studies/${slug}/export/${file}${FORMS[form]}`} download className={LINK_CLASSES}>
              {nameIn(file)}
            </a>
          </li>
        ))}
        {over && (
          <li>
            <a href={`/studies/${slug}/export/study.zip${FORMS[form]}`} download className={LINK_CLASSES}>
              {t('downloads.zip')}
            </a>
          </li>
        )}
        {closed && !pilot && (
          <li>
            <a href={`/studies/${slug}/verdict.json`} className={LINK_CLASSES}>
              {t('downloads.verdict')}
            </a>
          </li>
        )}
        {closed && !pilot && (
          <li>
            <a href={`/studies/${slug}/paper.zip`} download className={LINK_CLASSES}>
              {t('downloads.paper')}
            </a>
          </li>
        )}
      </ul>
    </Section>
  );
}
