import { Form } from '@remix-run/react';
import { useState } from 'react';
import { Button } from '#app/components/ui/Button.tsx';
import { CONTROL_CLASSES } from '#app/components/ui/Field.tsx';
import { Link } from '#app/components/ui/Link.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { MOST_LIMIT } from '#app/core/studies/linkLimits.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { QrButton } from './handout/QrButton.tsx';
import { LinkLimitFields } from './LinkLimitFields.tsx';
import { moment } from './moment.ts';
import { NewLinkForm } from './NewLinkForm.tsx';
import type { RaterLink, StudyOverview } from '#app/services/studies/studyOverview.ts';
import { RevokeLinkDialog } from './RevokeLinkDialog.tsx';
import { useCopy } from './useCopy.ts';

/** The addresses that raters open, those that are over, and a form for a further one. */
export function RaterLinks({
  links,
  groups,
  origin,
  slug,
}: Pick<StudyOverview, 'links' | 'groups' | 'slug'> & { origin: string }) {
  const { t } = useTranslation('study');
  const { t: quality } = useTranslation('quality');
  const [revoking, setRevoking] = useState<RaterLink | null>(null);
  const open = links.filter(({ state }) => state === 'open');
  const { t: handout } = useTranslation('handout');
  const former = links.filter(({ state }) => state !== 'open');
  return (
    <Section
      title={t('links.title')}
      aside={
        open.some(({ simulated }) => !simulated) && (
          <Link to={`/studies/${slug}/handout`}>{handout('page.link')}</Link>
        )
      }
    >
      {open.length === 0 && <p className="max-w-line text-quiet">{t('links.none')}</p>}
      <ul className="grid gap-4">
        {open.map((link) => (
          <li key={link.id}>
            <OpenLink link={link} address={`${origin}/r/${link.token}`} onRevoke={() => setRevoking(link)} />
          </li>
        ))}
      </ul>
      {former.length > 0 && (
        <details>
          <summary className="min-h-touch content-center text-sm text-quiet">
            {quality('links.former', { count: former.length })}
          </summary>
          <ul className="grid gap-1 text-sm text-quiet">
            {former.map((link) => (
              <li key={link.id}>
                <LinkFacts link={link} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <NewLinkForm key={links.length} first={open.length === 0} groups={groups} />
      <RevokeLinkDialog link={revoking} onClose={() => setRevoking(null)} />
    </Section>
  );
}

/** What a link is for, whom it leads into which group, until when, and how many came by it. */
function LinkFacts({ link }: { link: RaterLink }) {
  const { t } = useTranslation('study');
  const { t: quality } = useTranslation('quality');
  const date = { date: moment(link.expiresAt ?? '') };
  const facts = [
    link.label,
    link.group,
    link.simulated ? t('links.simulated') : null,
    link.mostRaters === null
      ? quality('links.joined', { count: link.joined })
      : quality('links.joinedOf', { count: link.joined, most: link.mostRaters }),
    link.state === 'revoked'
      ? quality('links.revoked')
      : link.expiresAt === null
        ? null
        : quality(link.state === 'expired' ? 'links.expired' : 'links.expiresOn', date),
  ];
  return facts.filter((fact) => fact !== null).join(' · ');
}

function OpenLink({ link, address, onRevoke }: { link: RaterLink; address: string; onRevoke: () => void }) {
  const { t } = useTranslation('study');
  const { t: quality } = useTranslation('quality');
  const [copied, copy] = useCopy(address);
  const { label } = link;
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <span className="text-sm text-quiet">
          <LinkFacts link={link} />
        </span>
        <Button
          look="plain"
          className="-mr-2 text-sm"
          aria-label={quality('links.revokeOf', { label })}
          onClick={onRevoke}
        >
          {quality('links.revoke')}
        </Button>
      </div>
      <div className="flex gap-2">
        <input
          readOnly
          value={address}
          aria-label={t('links.address', {
            label: link.simulated ? `${label} · ${t('links.simulated')}` : label,
          })}
          onFocus={(event) => event.currentTarget.select()}
          className={`${CONTROL_CLASSES} min-h-touch min-w-0 text-sm`}
        />
        <Button onClick={copy} className="min-w-[6.5rem] flex-none">
          <span aria-live="polite">{copied ? t('links.copied') : t('links.copy')}</span>
        </Button>
        {!link.simulated && <QrButton label={label} address={address} />}
      </div>
      {!link.simulated && (
        <details>
          <summary className="min-h-touch content-center text-sm text-accent">
            {quality('links.limits', { label })}
          </summary>
          <Form method="post" className="grid gap-4 pb-2" preventScrollReset>
            <input type="hidden" name="action" value="linkLimits" />
            <input type="hidden" name="link" value={link.id} />
            <LinkLimitFields
              limits={{
                mostRaters: link.mostRaters ?? MOST_LIMIT,
                mostPerAddress: link.mostPerAddress ?? MOST_LIMIT,
              }}
            />
            <div>
              <Button type="submit">{quality('links.saveLimits')}</Button>
            </div>
          </Form>
        </details>
      )}
    </div>
  );
}
