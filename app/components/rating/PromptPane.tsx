import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { EarlierTurns } from './EarlierTurns.tsx';
import { JudgedText } from './JudgedText.tsx';
import { Labelled } from './Labelled.tsx';

/** A source up to this many characters is shown open. */
const SHORT_SOURCE = 320;

/** What the writer was asked, or the conversation that they go on with; what is long of it is folded. */
export function PromptPane({
  task,
}: {
  task: Pick<BlindTask, 'prompt' | 'earlier' | 'source' | 'language'>;
}) {
  const { t } = useTranslation('rating');
  return (
    <div
      className="roomy:max-h-[32%] flex-none overflow-y-auto"
      tabIndex={0}
      role="region"
      aria-label={t('rate.prompt')}
    >
      {task.earlier !== undefined && task.earlier.length > 0 && (
        <Labelled label={t('conversation.title')} className="mb-2">
          <EarlierTurns turns={task.earlier} language={task.language} />
        </Labelled>
      )}
      <Labelled label={t(task.earlier === undefined ? 'rate.prompt' : 'conversation.last')}>
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
