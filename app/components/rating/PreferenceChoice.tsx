import type { ShownPreference } from '#app/core/ratings/preference.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { classes } from '../ui/classes.ts';

const CHOICES = [
  { value: 'left', key: '1', message: 'rate.betterA' },
  { value: 'tie', key: '2', message: 'rate.same' },
  { value: 'right', key: '3', message: 'rate.betterB' },
] as const;

/** A is better · about the same · B is better: three choices of one size, in the order of the texts. */
export function PreferenceChoice({
  value,
  onChange,
  missing,
  labelledBy,
}: {
  value: ShownPreference | null;
  onChange: (value: ShownPreference) => void;
  missing: boolean;
  labelledBy: string;
}) {
  const { t } = useTranslation('rating');
  return (
    <div role="radiogroup" aria-labelledby={labelledBy} className="grid flex-none grid-cols-3 gap-2 lg:gap-4">
      {CHOICES.map((choice) => (
        <label
          key={choice.value}
          className={classes(
            'relative flex min-h-14 items-center justify-center gap-2 rounded-md border px-2 text-center leading-tight transition-colors',
            'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent hover:border-accent',
            value === choice.value
              ? 'border-accent bg-accent text-on-accent'
              : classes('bg-raised', missing ? 'border-2 border-fault' : 'border-edge'),
          )}
        >
          <input
            type="radio"
            name="preference"
            value={choice.value}
            checked={value === choice.value}
            onChange={() => onChange(choice.value)}
            className="absolute inset-0 m-0 cursor-pointer opacity-0"
          />
          <kbd aria-hidden="true" className="font-text text-sm opacity-75 max-lg:hidden">
            {choice.key}
          </kbd>
          {t(choice.message)}
        </label>
      ))}
    </div>
  );
}
