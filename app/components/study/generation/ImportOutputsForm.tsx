import { useId, useState } from 'react';
import { Notice } from '#app/components/ui/Notice.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { ImportResult } from '#app/services/generation/importOutputs.ts';
import type { MappedColumn } from '#app/services/imports/columnMap.ts';
import { IMPORT_ACCEPT } from '../importAccept.ts';
import { ImportFileForm } from './ImportFileForm.tsx';
import { OutputsPreview } from './OutputsPreview.tsx';
import { useOutputsFile } from './useOutputsFile.ts';

/**
 * Takes a file of outputs that were made elsewhere, for one system or several: all of them or none. What its columns are
 * taken for is shown first and can be changed.
 * @param systems those whose outputs are imported
 */
export function ImportOutputsForm({ slug, systems }: { slug: string; systems: readonly string[] }) {
  const { t } = useTranslation('generation');
  const { t: words } = useTranslation('systems');
  const id = useId();
  const { told, busy, sent, ask } = useOutputsFile(slug);
  const [file, setFile] = useState<File | null>(null);
  const [said, setSaid] = useState<readonly MappedColumn[] | null>(null);
  const columns = said ?? guessed(told);
  return (
    <ImportFileForm<ImportResult>
      action={`/studies/${slug}/outputs`}
      fields={{}}
      more={columns === null ? {} : { columns: JSON.stringify(columns) }}
      file="outputs"
      accept={IMPORT_ACCEPT}
      command="import-outputs"
      words={{
        title: words('outputs.title'),
        file: words('outputs.file'),
        hint: words('outputs.hint'),
        replace: t('imports.replace'),
      }}
      onFile={(chosen) => {
        setFile(chosen);
        setSaid(null);
        void ask(chosen, null);
      }}
      beneath={
        file !== null && (
          <OutputsPreview
            id={id}
            told={told}
            busy={busy}
            sent={sent}
            systems={systems}
            said={said}
            onColumns={(changed) => {
              setSaid(changed);
              void ask(file, changed);
            }}
          />
        )
      }
    >
      {({ imported, unchanged, systems: each }) => (
        <Notice title={t('imports.done', { count: imported })}>
          {unchanged > 0 && <p>{t('imports.unchanged', { count: unchanged })}</p>}
          {each.map(({ system, missing, firstMissing }) => (
            <p key={system}>
              {words('outputs.of', { system })}
              {missing > 0
                ? t('imports.open', { count: missing, first: firstMissing ?? '' })
                : t('imports.complete')}
            </p>
          ))}
        </Notice>
      )}
    </ImportFileForm>
  );
}

/** What the server took the columns for; it is sent with the file, so that what was shown is what is imported. */
function guessed(told: ReturnType<typeof useOutputsFile>['told']): readonly MappedColumn[] | null {
  if (told === null || told === 'unanswered' || 'error' in told) return null;
  return told.columns.flatMap(({ name, means }) => (means === null ? [] : [{ ...means, column: name }]));
}
