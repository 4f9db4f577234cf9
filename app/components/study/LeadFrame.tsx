import type { ReactNode } from 'react';
import { LeadShell } from '#app/components/ui/LeadShell.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { AccountMenu } from './AccountMenu.tsx';

/** What stands around every page of a lead who is signed in as `account`. */
export function LeadFrame({ account, children }: { account: string; children: ReactNode }) {
  const { t } = useTranslation('study');
  return (
    <LeadShell
      navigation={[
        { to: '/studies', label: t('nav.studies') },
        { to: '/people', label: t('nav.people') },
      ]}
      account={<AccountMenu account={account} />}
    >
      {children}
    </LeadShell>
  );
}
