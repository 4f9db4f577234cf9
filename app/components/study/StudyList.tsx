import { LinkButton } from '#app/components/ui/Link.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { DraftList, type ShownDraft } from './draft/DraftList.tsx';
import type { StudySummary } from '#app/services/studies/listStudySummaries.ts';
import { StudyTable } from './StudyTable.tsx';

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
  const { t: imports } = useTranslation('imports');
  const create = mayCreate && (
    <div className="flex flex-wrap gap-3">
      <LinkButton to="/new-study" look={studies.length === 0 ? 'primary' : 'secondary'}>
        {t('list.create')}
      </LinkButton>
      <LinkButton to="/import" look="plain">
        {imports('link')}
      </LinkButton>
    </div>
  );
  if (studies.length === 0 && drafts.length === 0) {
    return (
      <div className="grid max-w-line gap-4 py-8">
        <h1>{t('list.emptyTitle')}</h1>
        <p>{t('list.empty')}</p>
        {create}
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
      {studies.length > 0 && <StudyTable studies={studies} />}
    </div>
  );
}
