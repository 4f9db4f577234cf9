import { useEffect, useState } from 'react';
import { TextField } from '#app/components/ui/TextField.tsx';
import { MOST_UPLOAD_BYTES } from '#app/core/studies/uploads.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { IMPORT_ACCEPT } from '../importAccept.ts';
import { ItemsPreview, type ToldItemsFile } from './ItemsPreview.tsx';
import { useItemsFile, type ChosenItems, type ItemsPlace } from './useItemsFile.ts';

const NOT_KEPT: ItemsPlace = { address: '/new-study/items', isKept: false };
const KEPT: ChosenItems = { file: null, columns: null };

/**
 * Where a lead chooses the file with the items of a new study: shows at once how it is read, what its columns are taken
 * for, which can be changed, and what is wrong with it. Nothing of it is kept before the study is created.
 */
export function ItemsField({
  id,
  error,
  onChange,
  place = NOT_KEPT,
  onTold,
}: {
  id: string;
  error: string | undefined;
  onChange: (items: ChosenItems | null) => void;
  place?: ItemsPlace;
  onTold?: (told: ToldItemsFile | 'unanswered' | null) => void;
}) {
  const { t } = useTranslation('study');
  const { told, busy, ask } = useItemsFile(place);
  const [chosen, setChosen] = useState<ChosenItems | null>(place.isKept ? KEPT : null);
  const tooLarge = (chosen?.file?.size ?? 0) > MOST_UPLOAD_BYTES;
  useEffect(() => {
    if (!busy) onTold?.(told);
  }, [told, busy, onTold]);

  function choose(items: ChosenItems | null) {
    setChosen(items);
    onChange(items);
    const isReadable = (items?.file?.size ?? 0) <= MOST_UPLOAD_BYTES;
    void ask(isReadable ? items : null);
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
          told={told}
          busy={busy}
          said={chosen.columns}
          onColumns={(columns) => choose({ ...chosen, columns })}
        />
      )}
    </div>
  );
}
