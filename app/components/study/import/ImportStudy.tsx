import { useId, useState, type FormEvent } from 'react';
import { Button } from '#app/components/ui/Button.tsx';
import { Select } from '#app/components/ui/Select.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { MOST_UPLOAD_BYTES } from '#app/core/studies/uploads.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { ErrorSummary, type FieldFault } from '../ErrorSummary.tsx';
import { IMPORT_ACCEPT } from '../importAccept.ts';
import { FoundInFiles } from './FoundInFiles.tsx';
import { GivenColumns } from './GivenColumns.tsx';
import { ScaleFields } from './ScaleFields.tsx';
import { NOTHING_CHOSEN, useGivenFiles, type GivenForm } from './useGivenFiles.ts';

/** A closed study of files that were chosen: a whole export, or judgments that were made elsewhere. */
export function ImportStudy({
  refused,
  busy,
  onImport,
}: {
  refused: readonly { readonly path: string; readonly message: string }[];
  busy: boolean;
  onImport: (form: FormData) => void;
}) {
  const { t } = useTranslation('imports');
  const id = useId();
  const [form, setForm] = useState<GivenForm>(NOTHING_CHOSEN);
  const [attempts, setAttempts] = useState(0);
  const { told, busy: reading, sent, ask, bodyToImport } = useGivenFiles();
  const read = told === null || told === 'unanswered' || 'error' in told ? null : told;
  const isWhole = /\.zip$/i.test(form.file?.name ?? '');
  const isTooLarge = [form.file, form.preferences, form.items].some(
    (file) => file !== null && file.size > MOST_UPLOAD_BYTES,
  );

  /** What was changed, which the server is asked about unless it is only a name. */
  const change = (
    part: Partial<GivenForm>,
    { look, forget = false }: { look: boolean; forget?: boolean },
  ) => {
    const changed = { ...form, ...part };
    setForm(changed);
    if (look) void ask(changed, forget);
  };
  const missing: FieldFault[] = [
    ...(form.file === null ? [{ field: 'file', message: t('missing.file') }] : []),
    ...(read !== null && !isWhole && read.systems.length > 0 && form.baseline === ''
      ? [{ field: 'baseline', message: t('missing.baseline') }]
      : []),
  ];
  const tooLarge = isTooLarge
    ? [{ field: 'file', message: t('tooLarge', { megabytes: MOST_UPLOAD_BYTES / 1024 ** 2 }) }]
    : [];
  const faults: FieldFault[] = [
    ...tooLarge,
    ...(attempts > 0 ? missing : []),
    ...refused.map(({ path, message }) =>
      path === 'file' || path === 'slug'
        ? { field: path, message }
        : { field: null, message: t('fault', { place: path, fault: message }) },
    ),
  ];
  const faultOf = (field: string) => faults.find((one) => one.field === field)?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempts((count) => count + 1);
    if (missing.length === 0 && tooLarge.length === 0) onImport(bodyToImport(form));
  };
  return (
    <form noValidate className="grid gap-8" onSubmit={submit}>
      <div className="grid max-w-line gap-3">
        <h1>{t('title')}</h1>
        <p>{t('intro')}</p>
      </div>
      <ErrorSummary key={attempts} intro={t('summaryIntro')} faults={faults} />
      <div className="grid max-w-form gap-5">
        <TextField
          id="file"
          type="file"
          accept={`${IMPORT_ACCEPT},.json,.zip`}
          className="py-2.5"
          label={t('file')}
          hint={t('fileHint')}
          error={faultOf('file')}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0] ?? null;
            const cleared = { columns: null, scales: {}, baseline: '', slug: '' };
            change({ ...cleared, file }, { look: true, forget: true });
          }}
        />
        {form.file !== null && <FoundInFiles told={told} busy={reading} sent={sent} whole={isWhole} />}
      </div>
      {read !== null && !isWhole && (
        <>
          {read.columns.length > 0 && (
            <GivenColumns
              id={id}
              columns={read.columns}
              mapped={form.columns ?? read.mapped}
              fields={read.fields}
              onChange={(columns) => change({ columns }, { look: true })}
            />
          )}
          {read.systems.length > 0 && (
            <div className="grid max-w-form gap-5">
              <Select
                id="baseline"
                label={t('baseline')}
                hint={t('baselineHint')}
                error={faultOf('baseline')}
                value={form.baseline}
                options={[
                  { value: '', label: t('choose') },
                  ...read.systems.map((value) => ({ value, label: value })),
                ]}
                onChange={(event) => change({ baseline: event.currentTarget.value }, { look: true })}
              />
              {read.judgments !== null && read.judgments.criteria.length > 0 && (
                <ScaleFields
                  criteria={read.judgments.criteria}
                  typed={form.scales}
                  onChange={(scales, look) => change({ scales }, { look })}
                />
              )}
              <TextField
                id="name"
                label={t('name')}
                hint={t('nameHint', { name: read.name })}
                value={form.name}
                onChange={(event) => change({ name: event.currentTarget.value }, { look: false })}
              />
              <TextField
                id="preferences"
                type="file"
                accept={IMPORT_ACCEPT}
                className="py-2.5"
                optional
                label={t('preferences')}
                hint={t('preferencesHint')}
                onChange={(event) =>
                  change({ preferences: event.currentTarget.files?.[0] ?? null }, { look: true })
                }
              />
              <TextField
                id="items"
                type="file"
                accept={IMPORT_ACCEPT}
                className="py-2.5"
                optional
                label={t('items')}
                hint={t('itemsHint')}
                onChange={(event) =>
                  change({ items: event.currentTarget.files?.[0] ?? null }, { look: true })
                }
              />
            </div>
          )}
        </>
      )}
      {isWhole && read !== null && read.whole !== null && (
        <div className="grid max-w-form">
          <TextField
            id="slug"
            optional
            label={t('slug')}
            hint={t('slugHint', { slug: read.whole.slug })}
            error={faultOf('slug')}
            value={form.slug}
            onChange={(event) => change({ slug: event.currentTarget.value }, { look: false })}
          />
        </div>
      )}
      <div>
        <Button type="submit" look="primary" aria-disabled={busy}>
          {busy ? t('importing') : t('submit')}
        </Button>
      </div>
    </form>
  );
}
