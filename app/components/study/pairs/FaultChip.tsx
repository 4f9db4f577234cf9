import { classes } from '#app/components/ui/classes.ts';

/** A kind of fault to tick, as small as a word and as tall as a finger. */
export function FaultChip({
  label,
  checked,
  disabled,
  onChange,
}: {
  label: string;
  checked: boolean;
  disabled: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label
      className={classes(
        'inline-flex min-h-touch items-center gap-2 border px-3 text-sm',
        checked ? 'border-accent bg-accent-soft' : 'border-line',
      )}
    >
      <input
        type="checkbox"
        className="size-4 flex-none"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}
