import { Form } from '@remix-run/react';
import { Button as AriaButton, Dialog as AriaDialog, DialogTrigger, Popover } from 'react-aria-components';
import { Button } from '#app/components/ui/Button.tsx';
import { LinkButton } from '#app/components/ui/Link.tsx';
import { useTranslation } from '#app/i18n/index.ts';

/** Who is signed in, the way to their account, and the ways out: of this browser, or of every device. */
export function AccountMenu({ account }: { account: string }) {
  const { t } = useTranslation('study');
  return (
    <>
      <DialogTrigger>
        <AriaButton className="min-h-touch cursor-pointer px-2 text-sm text-quiet hover:text-ink">
          {account}
          <span aria-hidden="true"> ▾</span>
        </AriaButton>
        <Popover className="rounded-md border border-line bg-raised p-2 shadow-over" placement="bottom end">
          <AriaDialog aria-label={t('nav.account', { name: account })} className="grid outline-none">
            {({ close }) => (
              <>
                <LinkButton to="/account" look="plain" className="justify-start text-sm" onClick={close}>
                  {t('nav.ownAccount')}
                </LinkButton>
                <SignOut>{t('nav.signOut')}</SignOut>
                <SignOut everywhere>{t('nav.signOutEverywhere')}</SignOut>
              </>
            )}
          </AriaDialog>
        </Popover>
      </DialogTrigger>
      <noscript>
        <SignOut>{t('nav.signOut')}</SignOut>
      </noscript>
    </>
  );
}

function SignOut({ everywhere = false, children }: { everywhere?: boolean; children: string }) {
  return (
    <Form method="post" action="/sign-out" className="grid">
      {everywhere && <input type="hidden" name="everywhere" value="yes" />}
      <Button type="submit" look="plain" className="justify-start text-sm">
        {children}
      </Button>
    </Form>
  );
}
