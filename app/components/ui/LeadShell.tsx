import { NavLink } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/index.ts';
import { classes } from './classes.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { Wordmark } from './Wordmark.tsx';

export interface NavigationEntry {
  readonly to: string;
  readonly label: string;
  /** Whether only exactly this address counts as being there. */
  readonly end?: boolean;
}

/** A lead's page: the wordmark, where one can go, who is signed in (`account`), and the content. */
export function LeadShell({
  navigation = [],
  account,
  children,
}: {
  navigation?: readonly NavigationEntry[];
  account?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation('common');
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-wide flex-col px-5 sm:px-8">
      <a href="#content" className="sr-only focus:not-sr-only">
        {t('skipToContent')}
      </a>
      <header className="flex flex-wrap items-center gap-x-8 border-b border-line pt-2 print:hidden">
        <NavLink to="/" className="flex min-h-touch items-center text-ink">
          <Wordmark />
        </NavLink>
        <nav className="flex flex-1 flex-wrap gap-x-6" aria-label={t('product')}>
          {navigation.map(({ to, label, end }) => (
            <NavLink
              key={to}
              to={to}
              end={end === true}
              className={({ isActive }) =>
                classes(
                  'flex min-h-touch items-center border-b-2 whitespace-nowrap',
                  isActive ? 'border-accent font-medium' : 'border-transparent text-quiet hover:text-ink',
                )
              }
            >
              {label}
            </NavLink>
          ))}
        </nav>
        <div className="flex items-center gap-4">
          {account}
          <LanguageSwitch />
        </div>
      </header>
      <main id="content" className="flex-1 py-8">
        {children}
      </main>
    </div>
  );
}
