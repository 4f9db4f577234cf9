import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { useMarkingKeys } from './marking/useMarkingKeys.ts';
import { preferenceOptions } from './preferenceChoices.ts';
import { useRankingKeys } from './ranking/useRankingKeys.ts';

/** Longest scale whose points have a digit each. */
const POINTS_BY_DIGIT = 9;

/** Every key of the page for the kind of task at hand; with practice tasks there is no way back or past them. */
export function KeyLegend({ task, practising = false }: { task: BlindTask; practising?: boolean }) {
  const { t } = useTranslation('rating');
  const rankingKeys = useRankingKeys();
  const markingKeys = useMarkingKeys();
  const criteria = task.kind === 'likert' ? task.criteria : [];
  const points = Math.max(0, ...criteria.map((c) => c.scale).filter((scale) => scale <= POINTS_BY_DIGIT));
  const rows: [string, string][] = [
    ...(task.kind === 'likert'
      ? ([
          ...(points > 0
            ? [
                [t('keys.digitsKey', { scale: points }), t('keys.digits')],
                [t('keys.arrowsKey'), t('keys.arrows')],
              ]
            : []),
          ...(criteria.some((c) => c.scale > POINTS_BY_DIGIT)
            ? [[t('keys.sliderKey'), t('keys.slider')]]
            : []),
          ...(criteria.some((c) => c.required === false) ? [['0', t('keys.clear')]] : []),
          [t('keys.tabKey'), t('keys.tab')],
        ] as [string, string][])
      : task.kind === 'ranking'
        ? rankingKeys(task)
        : ([
            [t('keys.digitsKey', { scale: preferenceOptions(task).length }), t('keys.preference')],
            ['D', t('keys.differences')],
          ] as [string, string][])),
    ...(task.kind === 'likert' && task.highlights !== undefined ? markingKeys(task.highlights) : []),
    [t('keys.enterKey'), t('keys.enter')],
    ...(task.comments
      ? ([
          ['C', t('keys.comment')],
          [t('keys.controlEnterKey'), t('keys.controlEnter')],
        ] as [string, string][])
      : []),
    ...(practising
      ? []
      : ([
          ['U', t('keys.undo')],
          ['L', t('keys.own')],
          ['S', t('keys.skip')],
        ] as [string, string][])),
    ['?', t('keys.help')],
  ];
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
      {rows.map(([key, meaning]) => (
        <div key={key} className="contents">
          <dt>
            <kbd className="rounded-sm border border-edge px-2 py-0.5 font-text text-sm whitespace-nowrap">
              {key}
            </kbd>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
