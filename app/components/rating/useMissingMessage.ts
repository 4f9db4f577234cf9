import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { screens } from '../kinds/screens.ts';
import type { Answers } from './answers.ts';

/**
 * What still keeps a judgment from being sent, as a sentence; null when it may be sent.
 *
 * @param unseen the letter of a text that has not been on the screen
 */
export function useMissingMessage(
  task: BlindTask,
  answers: Answers,
  unseen: string | undefined,
): string | null {
  const { t } = useTranslation('rating');
  const missing = screens.of(task.kind).useMissing(task, answers);
  return unseen === undefined ? missing : t('rate.missingSide', { side: unseen });
}
