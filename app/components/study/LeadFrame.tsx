import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button } from '#app/components/ui/Button.tsx';
import { LeadShell } from '#app/components/ui/LeadShell.tsx';
import { useTranslation } from '#app/i18n/index.ts';

/** What stands around every page of a lead who is signed in as `account`. */
export function LeadFrame({ account, children }: { account: string; children: ReactNode }) {
  const { t } = useTranslation('study');
  return (
    <LeadShell
      navigation={[{ to: '/studies', label: t('nav.studies') }]}
      account={
        <Form method="post" action="/sign-out" className="flex items-center gap-2">
          <span className="hidden text-sm text-quiet sm:inline">{account}</span>
          <Button type="submit" look="plain" className="text-sm">
            {t('nav.signOut')}
          </Button>
        </Form>
      }
    >
      {children}
    </LeadShell>
  );
}
