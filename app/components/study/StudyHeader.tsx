import { NavLink, useLocation } from '@remix-run/react';
import { classes } from '#app/components/ui/classes.ts';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import { useTranslation } from '#app/i18n/index.ts';

/** A study's name and question, and the way between its pages. */
export function StudyHeader({
  slug,
  name,
  question,
  state,
  pilotOf = null,
}: {
  slug: string;
  name: string;
  question: string;
  /** Where it is known: a study that is closed has a decision, or may have one. */
  state?: StudyState;
  /** A pilot's study: a pilot has no verdict to decide on. */
  pilotOf?: object | null;
}) {
  const { t } = useTranslation('study');
  // A panel is a study's raters.
  const { pathname } = useLocation();
  const onPanel = pathname === `/studies/${slug}/panel`;
  // What leads on from the report.
  const fromReport = ['items', 'explore'].some((page) => pathname === `/studies/${slug}/${page}`);
  // What the overview tells of in short.
  const onProgress = pathname === `/studies/${slug}/progress`;
  const tab = ({ isActive }: { isActive: boolean }) =>
    classes(
      'flex min-h-touch items-center border-b-2',
      isActive ? 'border-accent font-medium' : 'border-transparent text-quiet hover:text-ink',
    );
  return (
    <header className="grid gap-1">
      <nav aria-label={name} className="-mt-5 flex flex-wrap gap-x-6 text-sm print:hidden">
        <NavLink
          to={`/studies/${slug}`}
          end
          className={({ isActive }) => tab({ isActive: isActive || onProgress })}
        >
          {t('nav.overview')}
        </NavLink>
        {(['settings', 'raters', 'controls', 'record'] as const).map((page) => (
          <NavLink
            key={page}
            to={`/studies/${slug}/${page}`}
            className={({ isActive }) => tab({ isActive: isActive || (page === 'raters' && onPanel) })}
          >
            {t(`nav.${page}`)}
          </NavLink>
        ))}
        <NavLink
          to={`/studies/${slug}/report`}
          className={({ isActive }) => tab({ isActive: isActive || fromReport })}
        >
          {t('nav.report')}
        </NavLink>
        {pilotOf === null && (state === 'closed' || state === 'decided') && (
          <NavLink to={`/studies/${slug}/decision`} className={tab}>
            {t('nav.decision')}
          </NavLink>
        )}
      </nav>
      <h1 className="mt-2 text-xl">{name}</h1>
      {question !== '' && <p className="max-w-line text-quiet">{question}</p>}
    </header>
  );
}
