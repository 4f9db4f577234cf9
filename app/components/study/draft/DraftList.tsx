import { Form } from '@remix-run/react';
import { Button } from '#app/components/ui/Button.tsx';
import { Link } from '#app/components/ui/Link.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { moment } from '../moment.ts';

export interface ShownDraft {
  readonly id: string;
  readonly name: string | null;
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
  readonly items: number | null;
  readonly archived: boolean;
  /** The name of the study that it would change; null for one that is to be made. */
  readonly revises: string | null;
}

/** Set-ups that are still being written, those changed last first; archived ones are folded. */
export function DraftList({ drafts }: { drafts: readonly ShownDraft[] }) {
  const { t } = useTranslation('draft');
  if (drafts.length === 0) return null;
  const archived = drafts.filter((draft) => draft.archived);
  const current = drafts.filter((draft) => !draft.archived);
  return (
    <Section title={t('list.title')}>
      {current.length > 0 && (
        <ul className="grid gap-2">
          {current.map((draft) => (
            <Entry key={draft.id} draft={draft} />
          ))}
        </ul>
      )}
      {archived.length > 0 && (
        <details>
          <summary className="min-h-touch content-center text-accent">{t('list.archived')}</summary>
          <ul className="grid gap-2">
            {archived.map((draft) => (
              <Entry key={draft.id} draft={draft} />
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

function Entry({
  draft: { id, name, updatedAt, updatedBy, items, archived, revises },
}: {
  draft: ShownDraft;
}) {
  const { t } = useTranslation('draft');
  const when = moment(updatedAt.toISOString());
  return (
    <li className="flex flex-wrap items-baseline gap-x-4">
      <Link to={`/drafts/${id}/question`}>{name?.trim() ? name : t('untitled')}</Link>
      <span className="text-sm text-quiet">
        {[
          revises === null ? null : t('revise.inList', { study: revises }),
          items === null ? null : t('list.items', { count: items }),
          updatedBy === null ? t('list.changedWhen', { when }) : t('list.changed', { when, who: updatedBy }),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </span>
      {archived && (
        <Form method="post" action={`/drafts/${id}/review`}>
          <input type="hidden" name="action" value="restore" />
          <Button type="submit" look="plain" className="text-sm">
            {t('list.restore')}
          </Button>
        </Form>
      )}
    </li>
  );
}
