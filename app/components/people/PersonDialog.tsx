import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button } from '#app/components/ui/Button.tsx';
import { Dialog } from '#app/components/ui/Dialog.tsx';
import { Select } from '#app/components/ui/Select.tsx';
import type { Person } from '#app/core/people/people.ts';
import { ROLES } from '#app/core/people/roles.ts';
import { useTranslation } from '#app/i18n/index.ts';

/** What an owner changes of an account; shown while there is one. */
export function PersonDialog({ person, onClose }: { person: Person | null; onClose: () => void }) {
  const { t } = useTranslation('people');
  if (person === null) return null;
  const { id, name, role, deactivatedAt } = person;
  const one = (action: string, children: ReactNode) => (
    <Form method="post" className="grid gap-3" onSubmit={onClose}>
      <input type="hidden" name="action" value={action} />
      <input type="hidden" name="account" value={id} />
      {children}
    </Form>
  );
  return (
    <Dialog open onOpenChange={onClose} title={name}>
      <div className="grid gap-6">
        {one(
          'role',
          <div className="flex flex-wrap items-end gap-3">
            <div className="min-w-48 flex-1">
              <Select
                name="role"
                label={t('dialog.role', { name })}
                defaultValue={role}
                options={ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
              />
            </div>
            <Button type="submit" look="primary">
              {t('dialog.save')}
            </Button>
          </div>,
        )}
        {deactivatedAt === null ? (
          <>
            {one(
              'reset',
              <Part title={t('dialog.resetTitle')} hint={t('dialog.resetHint')}>
                {t('dialog.reset')}
              </Part>,
            )}
            {one(
              'deactivate',
              <Part title={t('dialog.deactivateTitle')} hint={t('dialog.deactivateHint')}>
                {t('dialog.deactivate', { name })}
              </Part>,
            )}
          </>
        ) : (
          one(
            'reactivate',
            <Part title={t('dialog.reactivateTitle')} hint={t('dialog.reactivateHint')}>
              {t('dialog.reactivate', { name })}
            </Part>,
          )
        )}
      </div>
    </Dialog>
  );
}

function Part({ title, hint, children }: { title: string; hint: string; children: string }) {
  return (
    <div className="grid gap-2 border-t border-line pt-4">
      <h3>{title}</h3>
      <p className="max-w-line text-sm text-quiet">{hint}</p>
      <div>
        <Button type="submit">{children}</Button>
      </div>
    </div>
  );
}
