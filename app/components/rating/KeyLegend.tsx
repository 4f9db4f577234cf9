import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { preferenceOptions } from './preferenceChoices.ts';

/** Every key of the rating page for the kind of task at hand. */
export function KeyLegend({ task }: { task: BlindTask }) {
  const { t } = useTranslation('rating');
  const scale = task.kind === 'likert' ? Math.max(...task.criteria.map((c) => c.scale)) : 0;
  const rows: [string, string][] = [
    ...(task.kind === 'likert'
      ? ([
          [t('keys.digitsKey', { scale }), t('keys.digits')],
          [t('keys.arrowsKey'), t('keys.arrows')],
          [t('keys.tabKey'), t('keys.tab')],
        ] as [string, string][])
      : ([
          [t('keys.digitsKey', { scale: preferenceOptions(task).length }), t('keys.preference')],
          ['D', t('keys.differences')],
        ] as [string, string][])),
    [t('keys.enterKey'), t('keys.enter')],
    ...(task.comments
      ? ([
          ['C', t('keys.comment')],
          [t('keys.controlEnterKey'), t('keys.controlEnter')],
        ] as [string, string][])
      : []),
    ['U', t('keys.undo')],
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
