import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { letterOf, unrankedRows } from './ranking/rankingAnswers.ts';
import { useMissingRanks } from './ranking/useMissingRanks.ts';
import { isAnswered, unansweredCriteria, type Answers } from './answers.ts';
import type { Side } from './PairwiseTask.tsx';

/** What still keeps a judgment from being sent, as a sentence; null when it may be sent. */
export function useMissingMessage(
  task: BlindTask,
  answers: Answers,
  unseen: Side | number | undefined,
): string | null {
  const { t } = useTranslation('rating');
  const locale = useLocale();
  const missingRanks = useMissingRanks();
  if (task.kind === 'likert') {
    const keys = unansweredCriteria(task, answers);
    const names = task.criteria
      .filter((c) => keys.includes(c.key))
      .map((c) => c.label[locale])
      .join(t('rate.separator'));
    return keys.length === 0 ? null : t('rate.missing', { count: keys.length, names });
  }
  if (unseen !== undefined) {
    const side =
      typeof unseen === 'number' ? letterOf(unseen) : unseen === 'left' ? t('rate.sideA') : t('rate.sideB');
    return t('rate.missingSide', { side });
  }
  if (task.kind === 'ranking') return missingRanks(unrankedRows(task, answers));
  return isAnswered(task, answers) ? null : t('rate.missingPreference');
}
