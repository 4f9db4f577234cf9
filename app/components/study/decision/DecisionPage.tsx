import { Notice } from '#app/components/ui/Notice.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { StudyRecords } from '#app/services/records/studyRecords.ts';
import { StudyHeader } from '../StudyHeader.tsx';
import { DecisionForm } from './DecisionForm.tsx';
import { RecordPanel } from './RecordPanel.tsx';
import type { Refusal } from './refusal.ts';
import { WaitingPanel } from './WaitingPanel.tsx';

/** What was decided about a study, and the form by which somebody signs a decision. */
export function DecisionPage({
  study,
  mayChange,
  review,
  refusal,
}: {
  study: StudyRecords;
  mayChange: boolean;
  /** Whether a second person has to review it. */
  review: boolean;
  refusal: Refusal | null;
}) {
  const { t } = useTranslation('decision');
  const { records, waiting, candidates } = study;
  const [latest, ...earlier] = records;
  const open = candidates.some(({ possible }) => possible.length > 0);
  return (
    <div className="grid gap-10">
      <StudyHeader {...study} />
      {refusal !== null && refusal.fields.length === 0 && (
        <Notice kind="error" title={t('refused')} children={refusal.message} />
      )}
      {candidates.length === 0 && <Notice title={t('early.title')} children={t('early.body')} />}
      {candidates.length > 0 && !open && records.length === 0 && (
        <Notice title={t('impossible.title')} children={t('impossible.body')} />
      )}
      {latest !== undefined && <RecordPanel slug={study.slug} record={latest} />}
      {waiting !== null && <WaitingPanel waiting={waiting} mayChange={mayChange} refusal={refusal} />}
      {waiting === null && open && mayChange && (
        // With a record that was just signed another form stands there, without what was entered.
        <DecisionForm
          key={records.length}
          candidates={candidates}
          decided={records.map(({ candidate }) => candidate)}
          review={review}
          refusal={refusal}
        />
      )}
      {waiting === null && open && !mayChange && records.length === 0 && (
        <Notice title={t('nobody.title')} children={t('nobody.body')} />
      )}
      {earlier.length > 0 && (
        <Section title={t('earlier')}>
          <div className="grid gap-10">
            {earlier.map((record) => (
              <RecordPanel key={record.number} slug={study.slug} record={record} />
            ))}
          </div>
        </Section>
      )}
    </div>
  );
}
