import type { BlindLikertTask } from '#app/core/ratings/blindTask.ts';
import { overlaps } from '#app/core/kinds/likert/spans.ts';
import type { Highlight } from '#app/core/kinds/likert/answer.ts';
import { inLocale } from '#app/core/shared/localized.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { classes } from '../../../ui/classes.ts';
import { MarkEditor } from './MarkEditor.tsx';
import { SEVERITY_LOOK } from './severityLook.ts';
import { textIn } from './spans.ts';
import type { Marking } from './useMarking.ts';

/**
 * Under the text: how to mark, the severities for what is chosen, the details of a mark, or the list of marks. It
 * keeps its place, so that nothing moves while one selects.
 */
export function MarkBar({
  task,
  marks,
  marking,
}: {
  task: BlindLikertTask;
  marks: readonly Highlight[];
  marking: Marking;
}) {
  const { t } = useTranslation('marking');
  const { chosen } = marking;
  const open = marks.find(({ start }) => start === marking.open);
  const covered = chosen === null ? undefined : marks.find((mark) => overlaps(mark, chosen));
  return (
    <div
      role="group"
      aria-label={t('title')}
      className={classes(
        'flex min-h-14 flex-none flex-wrap items-center gap-2 border-t border-line bg-paper py-1 lg:pl-3.5',
        chosen !== null && 'max-lg:sticky max-lg:bottom-20 max-lg:z-10',
      )}
    >
      {chosen !== null ? (
        <>
          <q className="max-w-60 truncate text-sm" dir="auto">
            {textIn(task.text, chosen)}
          </q>
          {task.highlights!.severities.map((severity, index) => (
            <Button
              key={severity}
              // Pressing it must not take away what is selected.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => marking.mark(severity)}
            >
              {marking.cursor !== null && (
                <kbd aria-hidden="true" className="font-text text-sm opacity-75">
                  {index + 1}
                </kbd>
              )}
              <span
                className={classes('underline underline-offset-4', SEVERITY_LOOK[severity], 'bg-transparent')}
              >
                {t(`severity.${severity}`)}
              </span>
            </Button>
          ))}
          {covered !== undefined && (
            <Button
              look="plain"
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => marking.change(covered.start, null)}
            >
              {t('remove')}
            </Button>
          )}
        </>
      ) : open !== undefined ? (
        <MarkEditor
          key={open.start}
          task={task}
          mark={open}
          onChange={(changes) => marking.change(open.start, changes)}
          onClose={marking.close}
        />
      ) : marks.length === 0 ? (
        <p className="text-sm text-quiet">
          {t('hint')} <span className="max-lg:hidden">{t('hintKeys')}</span>
        </p>
      ) : (
        <MarkList task={task} marks={marks} onOpen={marking.setOpen} />
      )}
    </div>
  );
}

/** The marks as buttons that open their details. */
function MarkList({
  task,
  marks,
  onOpen,
}: {
  task: BlindLikertTask;
  marks: readonly Highlight[];
  onOpen: (start: number) => void;
}) {
  const { t } = useTranslation('marking');
  const locale = useLocale();
  const kindOf = ({ category }: Highlight) => {
    const kind = task.highlights?.categories?.find(({ key }) => key === category);
    return kind === undefined ? '' : ` · ${inLocale(kind.label, locale)}`;
  };
  return (
    <>
      <span className="text-sm text-quiet">{t('marked', { count: marks.length })}</span>
      <ul className="relative flex min-w-0 flex-1 gap-1 overflow-x-auto">
        {marks.map((mark) => (
          <li key={mark.start} className="flex-none">
            <button
              type="button"
              onClick={() => onOpen(mark.start)}
              className="min-h-touch rounded-md border border-edge px-3 text-sm hover:border-accent"
            >
              <q
                dir="auto"
                className={classes(
                  'inline-block max-w-48 truncate align-bottom underline underline-offset-4',
                  SEVERITY_LOOK[mark.severity],
                )}
              >
                {textIn(task.text, mark)}
              </q>{' '}
              {t(`severity.${mark.severity}`)}
              {kindOf(mark)}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
