import { Link, LinkButton } from '#app/components/ui/Link.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { DraftList, type ShownDraft } from './draft/DraftList.tsx';
import type { StudySummary } from '#app/services/studies/listStudySummaries.ts';

/** All studies with what to do next, or what a study is where there is none. */
export function StudyList({
  studies,
  drafts,
  mayCreate,
}: {
  studies: readonly StudySummary[];
  drafts: readonly ShownDraft[];
  /** Whether whoever reads it may create one. */
  mayCreate: boolean;
}) {
  const { t } = useTranslation('study');
  const create = mayCreate && (
    <LinkButton to="/new-study" look={studies.length === 0 ? 'primary' : 'secondary'}>
      {t('list.create')}
    </LinkButton>
  );
  if (studies.length === 0 && drafts.length === 0) {
    return (
      <div className="grid max-w-line gap-4 py-8">
        <h1>{t('list.emptyTitle')}</h1>
        <p>{t('list.empty')}</p>
        {create && <div>{create}</div>}
      </div>
    );
  }
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1>{t('list.title')}</h1>
        {create}
      </div>
      <DraftList drafts={drafts} />
      {studies.length > 0 && <Studies studies={studies} />}
    </div>
  );
}

function Studies({ studies }: { studies: readonly StudySummary[] }) {
  const { t } = useTranslation('study');
  return (
    <Table caption={<span className="sr-only">{t('list.title')}</span>}>
      <thead>
        <tr>
          <HeadCell>{t('list.study')}</HeadCell>
          <HeadCell>{t('list.state')}</HeadCell>
          <HeadCell>{t('list.progress')}</HeadCell>
          <HeadCell>{t('list.next')}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {studies.map((study) => (
          <tr key={study.slug}>
            <Cell className="min-w-[14rem]">
              <Link to={`/studies/${study.slug}`}>{study.name}</Link>
            </Cell>
            <Cell className="whitespace-nowrap">{t(`states.${study.state}`)}</Cell>
            <Cell className="whitespace-nowrap">
              {study.asked > 0
                ? t('list.judged', { submitted: study.submitted, asked: study.asked })
                : t('list.items', { count: study.items })}
            </Cell>
            <Cell className="whitespace-nowrap">{t(`next.${nextOf(study)}`)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function nextOf({ state, submitted, asked, pilot }: StudySummary) {
  if (pilot && state === 'closed') return 'pilotClosed';
  return state === 'open' && submitted >= asked ? 'openComplete' : state;
}
