import { useFetcher } from '@remix-run/react';
import { useEffect } from 'react';
import { classes } from '#app/components/ui/classes.ts';

/**
 * A kind of fault to tick, as small as a word and as tall as a finger. Each saves its own tick, so that none that is on
 * its way gives way to the next.
 */
export function FaultChip({
  label,
  tick,
  checked,
  disabled,
  onTick,
  onAnswer,
}: {
  label: string;
  tick: { readonly item: string; readonly system: string; readonly fault: string };
  checked: boolean;
  disabled: boolean;
  onTick: (on: boolean) => void;
  /** Why it was not saved; null where it was. */
  onAnswer: (refused: string | null) => void;
}) {
  const { submit, data } = useFetcher<{ refused: string | null }>();
  // What is answered belongs to one sending, however often the card is drawn.
  useEffect(() => {
    if (data !== undefined) onAnswer(data.refused);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [data]);
  return (
    <label
      className={classes(
        'inline-flex min-h-touch items-center gap-2 rounded-md border px-3 text-sm',
        checked ? 'border-accent bg-accent-soft' : 'border-line',
      )}
    >
      <input
        type="checkbox"
        className="size-4 flex-none"
        checked={checked}
        disabled={disabled}
        onChange={(event) => {
          const on = event.currentTarget.checked;
          onTick(on);
          void submit({ ...tick, ticked: String(on) }, { method: 'post' });
        }}
      />
      {label}
    </label>
  );
}
