import { Form } from '@remix-run/react';
import { Button } from '#app/components/ui/Button.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { Select } from '#app/components/ui/Select.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { StudyLeads } from '#app/services/studies/studyLeads.ts';
import { ActionButton } from './ActionButton.tsx';

/** Who leads a study, with adding others and removing them for those who may. */
export function LeadsSection({ leads, others, mayChange }: StudyLeads & { mayChange: boolean }) {
  const { t } = useTranslation('people');
  return (
    <Section title={t('leads.title')} className="max-w-form">
      <p className="max-w-line text-sm text-quiet">{t(leads.length === 0 ? 'leads.none' : 'leads.intro')}</p>
      {leads.length > 0 && (
        <ul>
          {leads.map(({ account, name, email, idle }) => (
            <li
              key={account}
              className="flex min-h-touch flex-wrap items-center justify-between gap-x-4 border-b border-line"
            >
              <span className="min-w-0 [overflow-wrap:anywhere]">
                {name} <span className="text-sm text-quiet">{email}</span>
                {idle && <span className="text-sm text-quiet"> · {t('leads.idle')}</span>}
              </span>
              {mayChange && leads.length > 1 && (
                <ActionButton
                  action="removeLead"
                  fields={{ account }}
                  look="plain"
                  className="-mr-2 text-sm"
                  aria-label={t('leads.removeOf', { name })}
                >
                  {t('leads.remove')}
                </ActionButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange && others.length > 0 && (
        <Form method="post" className="flex flex-wrap items-end gap-3" preventScrollReset>
          <input type="hidden" name="action" value="addLead" />
          <div className="min-w-48 flex-1">
            <Select
              name="account"
              label={t('leads.addOf')}
              options={others.map(({ account, name, email }) => ({
                value: String(account),
                label: t('leads.person', { name, email }),
              }))}
            />
          </div>
          <Button type="submit">{t('leads.add')}</Button>
        </Form>
      )}
    </Section>
  );
}
