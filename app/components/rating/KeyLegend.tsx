import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { screens } from '../kinds/screens.ts';

/** Every key of the page for the kind of task at hand; with practice tasks there is no way back or past them. */
export function KeyLegend(props: { task: BlindTask; practising?: boolean }) {
  // Kinds have hooks of their own.
  return <Legend key={props.task.kind} {...props} />;
}

function Legend({ task, practising = false }: { task: BlindTask; practising?: boolean }) {
  const { t } = useTranslation('rating');
  const ofKind = screens.of(task.kind).useKeys(task);
  const rows: [string, string][] = [
    ...ofKind,
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
