import { NavLink } from '@remix-run/react';
import { classes } from '#app/components/ui/classes.ts';
import { useTranslation } from '#app/i18n/index.ts';
import type { ShownStep, Step } from './steps.ts';

/** The steps in one row, each with whether everything in it is filled in; on a phone the row scrolls. */
export function StepNavigation({
  id,
  step,
  steps,
  isDone,
}: {
  id: string;
  step: ShownStep;
  steps: readonly Step[];
  isDone: (step: Step) => boolean;
}) {
  const { t } = useTranslation('draft');
  const tab = (isActive: boolean) =>
    classes(
      'flex min-h-touch items-center gap-1.5 border-b-2 whitespace-nowrap',
      isActive ? 'border-accent font-medium' : 'border-transparent text-quiet hover:text-ink',
    );
  return (
    <nav aria-label={t('steps')} className="relative overflow-x-auto border-b border-line">
      <ol className="flex gap-x-6">
        {steps.map((one) => (
          <li key={one}>
            <NavLink to={`/drafts/${id}/${one}`} className={({ isActive }) => tab(isActive)}>
              {hasMark(one) && (
                <span aria-hidden="true" className={isDone(one) ? 'text-accent' : 'text-quiet'}>
                  {isDone(one) ? '✓' : '○'}
                </span>
              )}
              {t(`step.${one}`)}
              {hasMark(one) && <span className="sr-only">, {t(isDone(one) ? 'done' : 'open')}</span>}
            </NavLink>
          </li>
        ))}
        <li className="ml-auto">
          <NavLink to={`/drafts/${id}/all`} className={() => classes(tab(step === 'all'), 'text-sm')}>
            {t('step.all')}
          </NavLink>
        </li>
      </ol>
    </nav>
  );
}

/** Nothing has to be filled in on the others. */
const hasMark = (step: Step) => step !== 'review' && step !== 'pilot';
