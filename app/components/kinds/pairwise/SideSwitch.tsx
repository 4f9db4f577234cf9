import { useTranslation } from '#app/i18n/index.ts';
import { classes } from '../../ui/classes.ts';
import type { Side } from './side.ts';

/** On a narrow screen: which of the two texts is shown. It sticks to the top, so that the place in the text stays. */
export function SideSwitch({ side, onChange }: { side: Side; onChange: (side: Side) => void }) {
  const { t } = useTranslation('rating');
  return (
    <div
      role="group"
      aria-label={t('rate.switchSide')}
      className="sticky top-0 z-10 -mx-4 grid grid-cols-2 gap-2 bg-paper px-4 py-2 lg:hidden"
    >
      {(['left', 'right'] as const).map((which) => (
        <button
          key={which}
          type="button"
          aria-pressed={which === side}
          onClick={() => onChange(which)}
          className={classes(
            'min-h-touch rounded-md border',
            which === side ? 'border-accent bg-accent-soft font-semibold text-accent-strong' : 'border-edge',
          )}
        >
          {t('rate.textSide', { side: which === 'left' ? t('rate.sideA') : t('rate.sideB') })}
        </button>
      ))}
    </div>
  );
}
