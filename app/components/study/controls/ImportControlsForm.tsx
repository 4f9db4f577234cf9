import { ImportFileForm } from '#app/components/study/generation/ImportFileForm.tsx';
import { LINK_CLASSES } from '#app/components/ui/Link.tsx';
import { Notice } from '#app/components/ui/Notice.tsx';
import type { Dose } from '#app/core/studies/dose.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { useRecordColumns } from '../columns/useRecordColumns.tsx';
import { IMPORT_ACCEPT } from '../importAccept.ts';
import type { ControlsPageStudy } from './controlsPageStudy.ts';
import { useControlWords } from './useControlWords.ts';

/** What came of an import, or would come of it. */
interface ImportDone {
  readonly checked: boolean;
  readonly imported: number;
  readonly replaced: number;
  readonly unchanged: number;
  readonly counts: readonly {
    readonly criterion: string | null;
    readonly dose: Dose;
    readonly count: number;
  }[];
  readonly lengths: readonly { readonly item: string; readonly change: number }[];
}

/** Takes a table of controls that the lead wrote: all of them or none; a table to begin with can be had. */
export function ImportControlsForm({ slug, criteria }: Pick<ControlsPageStudy, 'slug' | 'criteria'>) {
  const { t } = useTranslation('controls');
  const columns = useRecordColumns(slug, 'controls');
  return (
    <div className="grid gap-3">
      <ImportFileForm<ImportDone>
        action={`/studies/${slug}/controls.csv`}
        fields={{}}
        file="controls"
        {...columns}
        accept={IMPORT_ACCEPT}
        command="import-controls"
        words={{
          title: t('upload.title'),
          file: t('upload.file'),
          hint: t('upload.hint'),
          replace: t('upload.replace'),
          check: t('upload.check'),
        }}
      >
        {(done) => <Outcome done={done} criteria={criteria} />}
      </ImportFileForm>
      <p className="max-w-form text-sm text-quiet">
        <a href={`/studies/${slug}/controls.csv`} download className={LINK_CLASSES}>
          {t('upload.sample')}
        </a>
        {' · '}
        {t('upload.sampleHint')}
      </p>
    </div>
  );
}

function Outcome({
  done: { checked, imported, replaced, unchanged, counts, lengths },
  criteria,
}: {
  done: ImportDone;
  criteria: ControlsPageStudy['criteria'];
}) {
  const { t } = useTranslation('controls');
  const { t: generation } = useTranslation('generation');
  const { doseOf, criterionOf } = useControlWords();
  const [longest] = lengths;
  const parts = [
    ...counts.map(({ criterion, dose, count }) =>
      t('upload.counts', { criterion: criterionOf(criterion, criteria), dose: doseOf(dose), count }),
    ),
    ...(replaced > 0 ? [t('upload.replaced', { count: replaced })] : []),
    ...(unchanged > 0 ? [generation('imports.unchanged', { count: unchanged })] : []),
    ...(longest === undefined
      ? []
      : [
          t('upload.lengths', {
            count: lengths.length,
            item: longest.item,
            share: String(Math.round(Math.abs(longest.change) * 100)),
          }),
        ]),
  ];
  return (
    <Notice
      kind={longest === undefined ? 'note' : 'warning'}
      title={t(checked ? 'upload.checked' : 'upload.done', { count: imported })}
    >
      {parts.join(' ')}
    </Notice>
  );
}
