import { EarlierTurns } from '#app/components/rating/EarlierTurns.tsx';
import { JudgedText } from '#app/components/rating/JudgedText.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { ShownControl } from './controlsPageStudy.ts';

/** What the system was asked, folded: the turns before, the prompt and the source. */
export function AskedFold({
  asked: { earlier, prompt, source },
  open = false,
}: {
  asked: Pick<ShownControl, 'earlier' | 'prompt' | 'source'>;
  open?: boolean;
}) {
  const { t } = useTranslation('controls');
  return (
    <details open={open}>
      <summary className="min-h-touch content-center text-sm text-quiet">{t('card.prompt')}</summary>
      {earlier.length > 0 && <EarlierTurns turns={earlier} language={null} className="mb-3 text-sm" />}
      <JudgedText text={prompt} language={null} className="text-sm" />
      {source !== null && (
        <div className="mt-3">
          <p className="text-sm text-quiet">{t('card.source')}</p>
          <JudgedText text={source} language={null} className="text-sm" />
        </div>
      )}
    </details>
  );
}
