import { inLocale } from '#app/core/shared/localized.ts';
import { useEffect, useRef } from 'react';
import type { BlindLikertTask } from '#app/core/ratings/blindTask.ts';
import { SPAN_COMMENT_LIMIT, type Highlight } from '#app/core/kinds/likert/answer.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { CONTROL_CLASSES } from '../../../ui/Field.tsx';
import { classes } from '../../../ui/classes.ts';
import { textIn } from './spans.ts';

/** The details of a mark: its severity, and what the study asks for besides. */
export function MarkEditor({
  task,
  mark,
  onChange,
  onClose,
}: {
  task: BlindLikertTask;
  mark: Highlight;
  /** Null takes the mark away. */
  onChange: (changes: Partial<Highlight> | null) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('marking');
  const locale = useLocale();
  const first = useRef<HTMLButtonElement>(null);
  const { severities, criteria, comments } = task.highlights!;
  useEffect(() => first.current?.focus({ preventScroll: true }), []);
  return (
    <div
      role="group"
      aria-label={t('details')}
      className="flex min-w-0 flex-1 flex-wrap items-center gap-2"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
        // Enter in a field would send the judgment.
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
          event.preventDefault();
          onClose();
        }
      }}
    >
      <q className="max-w-60 truncate text-sm" dir="auto">
        {textIn(task.text, mark)}
      </q>
      {severities.map((severity, index) => (
        <Button
          key={severity}
          ref={index === 0 ? first : undefined}
          aria-pressed={mark.severity === severity}
          onClick={() => onChange({ severity })}
          className={classes(
            'text-sm',
            mark.severity === severity && 'border-accent bg-accent-soft font-semibold',
          )}
        >
          {t(`severity.${severity}`)}
        </Button>
      ))}
      {criteria && (
        <div className="w-40 flex-none">
          <select
            aria-label={t('criterion')}
            value={mark.criterion ?? ''}
            onChange={({ target }) => onChange({ criterion: target.value === '' ? undefined : target.value })}
            className={classes(CONTROL_CLASSES, 'min-h-touch text-sm')}
          >
            <option value="">{t('anyCriterion')}</option>
            {task.criteria.map(({ key, label }) => (
              <option key={key} value={key}>
                {inLocale(label, locale)}
              </option>
            ))}
          </select>
        </div>
      )}
      {comments && (
        <div className="min-w-40 flex-1">
          <input
            type="text"
            aria-label={t('comment')}
            placeholder={t('comment')}
            maxLength={SPAN_COMMENT_LIMIT}
            dir="auto"
            value={mark.comment ?? ''}
            onChange={({ target }) => onChange({ comment: target.value === '' ? undefined : target.value })}
            className={classes(CONTROL_CLASSES, 'min-h-touch text-sm')}
          />
        </div>
      )}
      <Button look="plain" onClick={() => onChange(null)}>
        {t('remove')}
      </Button>
      <Button look="plain" onClick={onClose}>
        {t('close')}
      </Button>
    </div>
  );
}
