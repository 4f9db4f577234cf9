import { Notice } from '#app/components/ui/Notice.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { useRecordColumns } from '../columns/useRecordColumns.tsx';
import { IMPORT_ACCEPT } from '../importAccept.ts';
import { ImportFileForm } from './ImportFileForm.tsx';

/** What came of an import. */
interface ImportDone {
  readonly imported: number;
  readonly unchanged: number;
  readonly missing: readonly { readonly system: string; readonly outputs: number; readonly first: string }[];
}

/** Takes a file of scores that were computed elsewhere, for one custom measure: all of them or none. */
export function ImportScoresForm({ slug, measure }: { slug: string; measure: string }) {
  const { t } = useTranslation('generation');
  const columns = useRecordColumns(slug, 'scores');
  return (
    <ImportFileForm<ImportDone>
      action={`/studies/${slug}/scores`}
      fields={{ measure }}
      file="scores"
      {...columns}
      accept={IMPORT_ACCEPT}
      command="import-scores"
      words={{
        title: t('scores.title', { measure }),
        file: t('scores.file'),
        hint: t('scores.hint'),
        replace: t('scores.replace'),
      }}
    >
      {({ imported, unchanged, missing }) => (
        <Notice title={t('scores.done', { count: imported })}>
          {unchanged > 0 && `${t('imports.unchanged', { count: unchanged })} `}
          {missing.length === 0
            ? t('scores.complete')
            : missing
                .map(({ system, outputs, first }) => t('scores.open', { count: outputs, system, first }))
                .join(' ')}
        </Notice>
      )}
    </ImportFileForm>
  );
}
