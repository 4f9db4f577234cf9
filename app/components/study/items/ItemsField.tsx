import { useFetcher } from '@remix-run/react';
import { useState } from 'react';
import { TextField } from '#app/components/ui/TextField.tsx';
import { MOST_UPLOAD_BYTES } from '#app/core/studies/uploads.ts';
import { useTranslation } from '#app/i18n/index.ts';
import type { ItemColumns } from '#app/services/studies/parseItems.ts';
import { IMPORT_ACCEPT } from '../importAccept.ts';
import { ItemsPreview, type ToldItemsFile } from './ItemsPreview.tsx';

/** A file of items that was chosen, and what its columns mean where that was said; null = as their names say. */
export interface ChosenItems {
  readonly file: File;
  readonly columns: ItemColumns | null;
}

/**
 * Where a lead chooses the file with the items of a new study: shows at once how it is read, what its columns are taken
 * for, which can be changed, and what is wrong with it. Nothing of it is kept before the study is created.
 */
export function ItemsField({
  id,
  error,
  onChange,
}: {
  id: string;
  error: string | undefined;
  onChange: (items: ChosenItems | null) => void;
}) {
  const { t } = useTranslation('study');
  const fetcher = useFetcher<ToldItemsFile>({ key: `items of ${id}` });
  const [chosen, setChosen] = useState<ChosenItems | null>(null);
  const tooLarge = chosen !== null && chosen.file.size > MOST_UPLOAD_BYTES;

  function choose(items: ChosenItems | null) {
    setChosen(items);
    onChange(items);
    if (items === null || items.file.size > MOST_UPLOAD_BYTES) return;
    const form = new FormData();
    form.set('items', items.file);
    if (items.columns !== null) form.set('columns', JSON.stringify(items.columns));
    fetcher.submit(form, { method: 'post', action: '/new-study/items', encType: 'multipart/form-data' });
  }

  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
      <TextField
        id={id}
        type="file"
        accept={IMPORT_ACCEPT}
        className="py-2.5"
        label={t('form.items')}
        hint={t('form.itemsHint')}
        error={error}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          choose(file === undefined ? null : { file, columns: null });
        }}
      />
      {chosen !== null && !tooLarge && (
        <ItemsPreview
          id={id}
          told={fetcher.data ?? null}
          busy={fetcher.state !== 'idle'}
          said={chosen.columns}
          onColumns={(columns) => choose({ ...chosen, columns })}
        />
      )}
    </div>
  );
}
