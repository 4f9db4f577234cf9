import { useTranslation } from '#app/i18n/index.ts';
import { classes } from '../../ui/classes.ts';
import type { Answers } from '../../rating/answers.ts';
import type { PreferenceOption } from './preferenceChoices.ts';

/** Columns on a wide screen, so that all choices have one size. */
const COLUMNS: Record<number, string> = {
  2: 'grid-cols-2',
  3: 'grid-cols-3',
  4: 'grid-cols-1 sm:grid-cols-4',
  5: 'grid-cols-1 sm:grid-cols-5',
};

/** From "A is better" to "B is better": choices of one size, in the order of the texts. */
export function PreferenceChoice({
  options,
  value,
  onChange,
  missing,
  labelledBy,
}: {
  options: readonly PreferenceOption[];
  value: Pick<Answers, 'preference' | 'strength'>;
  onChange: (option: PreferenceOption) => void;
  missing: boolean;
  labelledBy: string;
}) {
  const { t } = useTranslation('rating');
  const chosen = options.findIndex(
    ({ preference, strength }) => preference === value.preference && strength === value.strength,
  );
  return (
    <div
      role="radiogroup"
      aria-labelledby={labelledBy}
      className={classes('grid flex-none gap-2 lg:gap-4', COLUMNS[options.length])}
    >
      {options.map((option, index) => (
        <label
          key={option.message}
          className={classes(
            'relative flex min-h-touch items-center justify-center gap-2 rounded-md border px-2 text-center leading-tight transition-colors sm:min-h-14',
            'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent hover:border-accent',
            index === chosen
              ? 'border-accent bg-accent text-on-accent'
              : classes('bg-raised', missing ? 'border-2 border-fault' : 'border-edge'),
          )}
        >
          <input
            type="radio"
            name="preference"
            value={index + 1}
            checked={index === chosen}
            onChange={() => onChange(option)}
            className="absolute inset-0 m-0 cursor-pointer opacity-0"
          />
          <kbd aria-hidden="true" className="font-text text-sm opacity-75 max-lg:hidden">
            {index + 1}
          </kbd>
          {t(option.message)}
        </label>
      ))}
    </div>
  );
}
