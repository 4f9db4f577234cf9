import { Form } from '@remix-run/react';
import { OnceLink } from '#app/components/people/OnceLink.tsx';
import type { FormAnswer } from '#app/components/people/formAnswer.ts';
import { Button } from '#app/components/ui/Button.tsx';
import { LinkButton } from '#app/components/ui/Link.tsx';
import { Notice } from '#app/components/ui/Notice.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { Select } from '#app/components/ui/Select.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { SHARE_DAYS, type ShareLink } from '#app/core/people/shareLinks.ts';
import { isAtWork, type StudyState } from '#app/core/studies/lifecycle.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { ActionButton } from '../ActionButton.tsx';
import { moment } from '../moment.ts';
import { StudyHeader } from '../StudyHeader.tsx';

/** A link that was just made. */
export interface MadeShare {
  readonly label: string;
  readonly address: string;
}

/** Links by which somebody without an account reads the report, and the report as a file. */
export function SharePage({
  study,
  links,
  answer,
}: {
  study: {
    readonly slug: string;
    readonly name: string;
    readonly question: string;
    readonly state: StudyState;
  };
  links: readonly ShareLink[];
  answer: FormAnswer<MadeShare> | null;
}) {
  const { t } = useTranslation('share');
  const { made, refused } = answer ?? {};
  return (
    <div className="grid gap-10">
      <StudyHeader {...study} />
      {refused !== undefined && refused.faults.length === 0 && (
        <Notice kind="error" title={t('refused')} children={refused.message} />
      )}
      <Section title={t('title')} className="gap-4">
        <p className="max-w-line text-quiet">{t('intro')}</p>
        {isAtWork(study.state) && <p className="max-w-line text-quiet">{t('open')}</p>}
        {made !== undefined && (
          <div className="grid gap-4">
            <OnceLink
              title={t('made', { label: made.label })}
              hint={t('madeHint')}
              label={t('madeLabel')}
              value={made.address}
            />
            <OnceLink
              title={t('badge')}
              hint={t('badgeHint')}
              label={t('badgeLabel')}
              value={`[![${study.name.replace(/[[\]]/g, '')}](${made.address}/badge.svg)](${made.address})`}
            />
          </div>
        )}
        {links.length === 0 ? <p>{t('none')}</p> : <LinkTable links={links} />}
      </Section>
      <Section title={t('new')}>
        <Form
          key={made?.address}
          method="post"
          className="grid max-w-form gap-5"
          noValidate
          preventScrollReset
        >
          <input type="hidden" name="action" value="make" />
          <TextField
            id="label"
            name="label"
            maxLength={80}
            autoComplete="off"
            label={t('label')}
            hint={t('labelHint')}
            defaultValue={refused?.entered.label ?? ''}
            error={refused?.faults.includes('label') === true ? refused.message : undefined}
          />
          <Select
            id="days"
            name="days"
            className="max-w-field"
            label={t('days')}
            defaultValue={refused?.entered.days ?? '30'}
            options={SHARE_DAYS.map((days) => ({
              value: String(days),
              label: t('daysCount', { count: days }),
            }))}
          />
          <div>
            <Button type="submit">{t('make')}</Button>
          </div>
        </Form>
      </Section>
      <Section title={t('fileTitle')}>
        <p className="max-w-line text-quiet">{t('file')}</p>
        <div>
          <LinkButton to={`/studies/${study.slug}/report.html`} reloadDocument>
            {t('download')}
          </LinkButton>
        </div>
      </Section>
      <Section title={t('paperTitle')}>
        <p className="max-w-line text-quiet">{t('paper')}</p>
        <div>
          <LinkButton to={`/studies/${study.slug}/paper.zip`} reloadDocument>
            {t('paperDownload')}
          </LinkButton>
        </div>
      </Section>
    </div>
  );
}

function LinkTable({ links }: { links: readonly ShareLink[] }) {
  const { t } = useTranslation('share');
  return (
    <Table caption={t('caption')} className="max-w-[52rem]">
      <thead>
        <tr>
          <HeadCell>{t('label')}</HeadCell>
          <HeadCell className="hidden sm:table-cell">{t('by')}</HeadCell>
          <HeadCell>{t('until')}</HeadCell>
          <td className="border-b border-edge" />
        </tr>
      </thead>
      <tbody>
        {links.map(({ id, label, by, until, state }) => (
          <tr key={id}>
            <Cell className="[overflow-wrap:anywhere]">{label}</Cell>
            <Cell className="hidden [overflow-wrap:anywhere] sm:table-cell">{by}</Cell>
            <Cell className="min-w-24">
              {state === 'open'
                ? moment(until)
                : state === 'revoked'
                  ? t('revoked')
                  : t('expired', { day: until.slice(0, 10) })}
            </Cell>
            <Cell className="py-0">
              {state === 'open' && (
                <ActionButton
                  action="revoke"
                  fields={{ link: id }}
                  look="plain"
                  className="text-sm"
                  aria-label={t('revokeOf', { label })}
                >
                  {t('revoke')}
                </ActionButton>
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
