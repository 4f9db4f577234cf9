import { Notice } from '#app/components/ui/Notice.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { IMPORT_ACCEPT } from '../importAccept.ts';
import { ImportFileForm } from './ImportFileForm.tsx';

/** What came of an import. */
interface ImportDone {
  readonly imported: number;
  readonly unchanged: number;
  readonly missing: number;
  readonly firstMissing: string | null;
}

/** Takes a file of outputs that were made elsewhere, for one system: all of them or none. */
export function ImportOutputsForm({ slug, system }: { slug: string; system: string }) {
  const { t } = useTranslation('generation');
  return (
    <ImportFileForm<ImportDone>
      action={`/studies/${slug}/outputs`}
      fields={{ system }}
      file="outputs"
      accept={IMPORT_ACCEPT}
      command="import-outputs"
      words={{
        title: t('imports.title', { system }),
        file: t('imports.file'),
        hint: t('imports.hint'),
        replace: t('imports.replace'),
      }}
    >
      {({ imported, unchanged, missing, firstMissing }) => (
        <Notice title={t('imports.done', { count: imported })}>
          {unchanged > 0 && `${t('imports.unchanged', { count: unchanged })} `}
          {missing > 0
            ? t('imports.open', { count: missing, first: firstMissing ?? '' })
            : t('imports.complete')}
        </Notice>
      )}
    </ImportFileForm>
  );
}
