import { useState } from 'react';
import { Link } from '#app/components/ui/Link.tsx';
import { Notice } from '#app/components/ui/Notice.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import type { OpenInvitation, Person } from '#app/core/people/people.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { moment } from '../study/moment.ts';
import type { FormAnswer } from './formAnswer.ts';
import { InvitationTable } from './InvitationTable.tsx';
import { InviteForm } from './InviteForm.tsx';
import { OnceLink } from './OnceLink.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import { RoleRights } from './RoleRights.tsx';

/** A link that was just made, with its whole address. */
export interface MadeLink {
  readonly kind: 'invitation' | 'reset';
  readonly email: string;
  readonly address: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** Who has an account; owners invite others, change roles and deactivate here. */
export function PeoplePage({
  people,
  invitations,
  own,
  manages,
  answer,
}: {
  people: readonly Person[];
  invitations: readonly OpenInvitation[];
  /** The account of whoever reads it. */
  own: number;
  manages: boolean;
  answer: FormAnswer<MadeLink> | null;
}) {
  const { t } = useTranslation('people');
  const [asked, setAsked] = useState<number | null>(null);
  const { made = null, refused = null } = answer ?? {};
  const person = people.find(({ id }) => id === asked) ?? null;
  return (
    <div className="grid gap-10">
      <h1>{t('title')}</h1>
      {made !== null && (
        <OnceLink
          title={t(`made.${made.kind}`, { email: made.email })}
          hint={t(`made.${made.kind}Hint`, { until: moment(made.expiresAt) })}
          label={t('made.address')}
          value={made.address}
        />
      )}
      {refused !== null && (refused.action !== 'invite' || refused.faults.length === 0) && (
        <Notice kind="error" title={t('refused')} children={refused.message} />
      )}
      <PeopleTable people={people} own={own} onChange={manages ? setAsked : null} />
      {manages && invitations.length > 0 && <InvitationTable invitations={invitations} />}
      <div className="grid items-start gap-10 lg:grid-cols-2">
        {manages && (
          <Section title={t('invite.title')}>
            <InviteForm
              // What was invited leaves the form.
              key={made?.address}
              faults={refused?.action === 'invite' ? refused.faults : []}
              entered={refused?.action === 'invite' ? refused.entered : {}}
            />
          </Section>
        )}
        <Section title={t('rights.title')}>
          <RoleRights />
        </Section>
      </div>
      {manages && (
        <p>
          <Link to="/webhooks">{t('link', { ns: 'webhooks' })}</Link>
        </p>
      )}
      <PersonDialog person={person} onClose={() => setAsked(null)} />
    </div>
  );
}
