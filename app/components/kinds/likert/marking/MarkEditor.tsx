import { inLocale } from '#app/core/shared/localized.ts';
import { useEffect, useRef, type RefObject } from 'react';
import type { LocalizedText } from '#app/core/studies/criteria.ts';
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
  const first = useRef<HTMLButtonElement>(null);
  const chooses = useRef<HTMLSelectElement>(null);
  const { severities, criteria, comments, categories = [] } = task.highlights!;
  // The kind is what is still to be said of a mark that was just made.
  useEffect(() => (chooses.current ?? first.current)?.focus({ preventScroll: true }), []);
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
      {categories.length > 0 && (
        <Choice
          label={t('category')}
          none={t('anyCategory')}
          value={mark.category}
          options={categories}
          onChange={(category) => onChange({ category })}
          field={chooses}
        />
      )}
      {criteria && (
        <Choice
          label={t('criterion')}
          none={t('anyCriterion')}
          value={mark.criterion}
          options={task.criteria}
          onChange={(criterion) => onChange({ criterion })}
        />
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

/** One of several keys, or none. */
function Choice({
  label,
  none,
  value = '',
  options,
  onChange,
  field,
}: {
  label: string;
  /** What is shown where none is chosen. */
  none: string;
  value: string | undefined;
  options: readonly { readonly key: string; readonly label: LocalizedText }[];
  onChange: (key: string | undefined) => void;
  field?: RefObject<HTMLSelectElement>;
}) {
  const locale = useLocale();
  return (
    <div className="w-40 flex-none">
      <select
        ref={field}
        aria-label={label}
        value={value}
        onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
        className={classes(CONTROL_CLASSES, 'min-h-touch text-sm')}
      >
        <option value="">{none}</option>
        {options.map((option) => (
          <option key={option.key} value={option.key}>
            {inLocale(option.label, locale)}
          </option>
        ))}
      </select>
    </div>
  );
}
