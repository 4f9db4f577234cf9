import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { JudgedText } from './JudgedText.tsx';
import { Labelled } from './Labelled.tsx';

/** A source up to this many characters is shown open. */
const SHORT_SOURCE = 320;

/** What the writer was asked, with the source text folded when it is long. */
export function PromptPane({ task }: { task: Pick<BlindTask, 'prompt' | 'source' | 'language'> }) {
  const { t } = useTranslation('rating');
  return (
    <div
      className="roomy:max-h-[32%] flex-none overflow-y-auto"
      tabIndex={0}
      role="region"
      aria-label={t('rate.prompt')}
    >
      <Labelled label={t('rate.prompt')}>
        <JudgedText text={task.prompt} language={task.language} />
      </Labelled>
      {task.source !== null && (
        <Labelled label={t('rate.source')} className="mt-2">
          <details open={task.source.length <= SHORT_SOURCE}>
            <summary className="w-fit text-accent hover:underline underline-offset-4">
              {t('rate.showSource')}
            </summary>
            <JudgedText text={task.source} language={task.language} className="mt-1" />
          </details>
        </Labelled>
      )}
    </div>
  );
}
