import { useId, useState } from 'react';
import { Button } from '#app/components/ui/Button.tsx';
import { Select } from '#app/components/ui/Select.tsx';
import { TextArea } from '#app/components/ui/TextArea.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { fileOfPasted, kindOfPasted, PASTED_KINDS, type PastedKind } from './pastedItems.ts';

/**
 * Where a lead pastes items instead of choosing a file, folded away. What the text is taken for can be said.
 * @param used whether the text that is pasted is what is used now
 */
export function PasteItems({ used, onUse }: { used: boolean; onUse: (file: File) => void }) {
  const { t } = useTranslation('systems');
  const id = useId();
  const [text, setText] = useState('');
  const [said, setSaid] = useState<PastedKind | null>(null);
  const [missing, setMissing] = useState(false);
  const kind = said ?? kindOfPasted(text);
  return (
    <details>
      <summary className="w-fit cursor-pointer py-2.5 text-accent underline-offset-4 hover:underline">
        {t('items.source')}
      </summary>
      <div className="grid gap-4 pt-1">
        <TextArea
          id={`${id}-text`}
          rows={5}
          spellCheck={false}
          label={t('items.paste')}
          hint={t('items.pasteHint')}
          error={missing ? t('items.pastedNothing') : undefined}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setMissing(false);
          }}
        />
        <Select
          id={`${id}-kind`}
          label={t('items.pastedAs')}
          value={kind}
          options={PASTED_KINDS.map((value) => ({ value, label: t(`items.kinds.${value}`) }))}
          onChange={(event) => setSaid(event.currentTarget.value as PastedKind)}
        />
        <div className="flex flex-wrap items-center gap-x-3">
          <Button
            onClick={() => {
              setMissing(text.trim() === '');
              if (text.trim() !== '') onUse(fileOfPasted(text, kind));
            }}
          >
            {t('items.usePasted')}
          </Button>
          <p role="status" className="text-sm text-quiet">
            {used && t('items.usingPasted')}
          </p>
        </div>
      </div>
    </details>
  );
}
