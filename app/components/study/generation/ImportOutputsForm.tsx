import { useFetcher } from '@remix-run/react';
import { useId, useState } from 'react';
import { ErrorSummary } from '#app/components/study/ErrorSummary.tsx';
import { Button } from '#app/components/ui/Button.tsx';
import { Checkbox } from '#app/components/ui/Checkbox.tsx';
import { Notice } from '#app/components/ui/Notice.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { MOST_UPLOAD_BYTES } from '#app/core/studies/uploads.ts';
import { useTranslation } from '#app/i18n/index.ts';

/** What an import answers: what came of it, or everything that is wrong with the file. */
export type ImportAnswer =
  | {
      readonly imported: number;
      readonly unchanged: number;
      readonly missing: number;
      readonly firstMissing: string | null;
    }
  | { readonly problems: readonly string[] };

/** More lines than this nobody reads; those that follow are counted. */
const MOST_SHOWN = 1000;

/** Takes a file of outputs that were made elsewhere, for one system: all of them or none. */
export function ImportOutputsForm({ slug, system }: { slug: string; system: string }) {
  const { t } = useTranslation('generation');
  const id = useId();
  const fetcher = useFetcher<ImportAnswer>({ key: `import ${slug} ${system}` });
  const [file, setFile] = useState<File | null>(null);
  const [fault, setFault] = useState<string>();
  const busy = fetcher.state !== 'idle';
  const answer = busy || fault !== undefined ? undefined : fetcher.data;

  function send(replace: boolean) {
    if (file === null || file.size > MOST_UPLOAD_BYTES) {
      const megabytes = MOST_UPLOAD_BYTES / 1024 ** 2;
      setFault(
        file === null ? t('imports.missing') : t('imports.tooLarge', { megabytes: String(megabytes) }),
      );
      return;
    }
    setFault(undefined);
    const form = new FormData();
    form.set('system', system);
    form.set('outputs', file);
    if (replace) form.set('replace', 'yes');
    fetcher.submit(form, {
      method: 'post',
      action: `/studies/${slug}/outputs`,
      encType: 'multipart/form-data',
    });
  }

  return (
    <form
      className="grid max-w-form gap-3"
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault();
        send(new FormData(event.currentTarget).has('replace'));
      }}
    >
      <h3 id={`${id}-title`}>{t('imports.title', { system })}</h3>
      {answer !== undefined && <Outcome answer={answer} />}
      <TextField
        id={`${id}-file`}
        type="file"
        accept=".jsonl,.ndjson,.csv,application/jsonl,application/x-ndjson,text/csv"
        className="py-2.5"
        label={t('imports.file')}
        hint={t('imports.hint')}
        error={fault}
        onChange={(event) => {
          setFile(event.currentTarget.files?.[0] ?? null);
          setFault(undefined);
        }}
      />
      <Checkbox name="replace" label={t('imports.replace')} />
      <div>
        <Button type="submit" aria-disabled={busy}>
          {busy ? t('imports.busy') : t('imports.submit')}
        </Button>
      </div>
    </form>
  );
}

function Outcome({ answer }: { answer: ImportAnswer }) {
  const { t } = useTranslation('generation');
  if ('problems' in answer) {
    const shown = answer.problems.slice(0, MOST_SHOWN);
    const more = answer.problems.length - shown.length;
    const lines = more > 0 ? [...shown, t('imports.more', { count: more })] : shown;
    return (
      <ErrorSummary
        intro={t('imports.refused')}
        faults={lines.map((message) => ({ field: null, message }))}
      />
    );
  }
  const { imported, unchanged, missing, firstMissing } = answer;
  return (
    <Notice title={t('imports.done', { count: imported })}>
      {unchanged > 0 && `${t('imports.unchanged', { count: unchanged })} `}
      {missing > 0 ? t('imports.open', { count: missing, first: firstMissing ?? '' }) : t('imports.complete')}
    </Notice>
  );
}
