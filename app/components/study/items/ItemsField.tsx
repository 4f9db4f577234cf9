import { useEffect, useRef, useState } from 'react';
import { bytes } from '#app/components/report/figures.ts';
import { TextField } from '#app/components/ui/TextField.tsx';
import { MOST_UPLOAD_BYTES } from '#app/core/studies/uploads.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { IMPORT_ACCEPT } from '../importAccept.ts';
import { ItemsPreview } from './ItemsPreview.tsx';
import { PasteItems } from './PasteItems.tsx';
import { SampleFiles } from './SampleFiles.tsx';
import { useItemsFile, type ChosenItems, type ItemsPlace, type ToldItemsFile } from './useItemsFile.ts';

const NOT_KEPT: ItemsPlace = { address: '/new-study/items', isKept: false };
const KEPT: ChosenItems = { file: null, columns: null };

/**
 * Where a lead chooses the file with the items of a new study, or pastes them: shows at once how it is read, what its
 * columns are taken for, which can be changed, and what is wrong with it. Nothing of it is kept before the study is
 * created, and a file that is too large isn't sent.
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
  /** Told what is to be sent; null for nothing, as where the file is too large. */
  onChange: (items: ChosenItems | null) => void;
  place?: ItemsPlace;
  onTold?: (told: ToldItemsFile | 'unanswered' | null) => void;
}) {
  const { t } = useTranslation('study');
  const { t: systems } = useTranslation('systems');
  const { told, busy, sent, ask } = useItemsFile(place);
  const [chosen, setChosen] = useState<ChosenItems | null>(place.isKept ? KEPT : null);
  const [pasted, setPasted] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const size = chosen?.file?.size ?? 0;
  const tooLarge = size > MOST_UPLOAD_BYTES;
  useEffect(() => {
    if (!busy) onTold?.(told);
  }, [told, busy, onTold]);

  function choose(items: ChosenItems | null) {
    setChosen(items);
    const isReadable = (items?.file?.size ?? 0) <= MOST_UPLOAD_BYTES;
    onChange(isReadable ? items : null);
    void ask(isReadable ? items : null);
  }

  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
      <TextField
        ref={input}
        id={id}
        type="file"
        accept={IMPORT_ACCEPT}
        className="py-2.5"
        label={t('form.items')}
        hint={t('form.itemsHint')}
        error={
          tooLarge
            ? systems('items.tooLarge', {
                size: inMebibytes(size),
                most: inMebibytes(MOST_UPLOAD_BYTES),
              })
            : error
        }
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          setPasted(false);
          choose(file === undefined ? null : { file, columns: null });
        }}
      />
      <SampleFiles />
      <PasteItems
        used={pasted && chosen !== null}
        onUse={(file) => {
          // Of two sources the one that was used last counts, and only that one is shown.
          if (input.current !== null) input.current.value = '';
          setPasted(true);
          choose({ file, columns: null });
        }}
      />
      {chosen !== null && !tooLarge && (
        <ItemsPreview
          id={id}
          told={told}
          busy={busy}
          sent={sent}
          said={chosen.columns}
          onColumns={(columns) => choose({ ...chosen, columns })}
        />
      )}
    </div>
  );
}

/** As the limit is told elsewhere: 64 MB are 64 · 2²⁰ bytes. */
function inMebibytes(count: number): string {
  const megabytes = count / 1024 ** 2;
  return megabytes < 1 ? bytes(count) : `${Number(megabytes.toFixed(1))} MB`;
}
