import { Notice } from '#app/components/ui/Notice.tsx';
import { isAtWork, mayMove } from '#app/core/studies/lifecycle.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { ActionButton } from './ActionButton.tsx';
import { Downloads, type OfferedFile } from './Downloads.tsx';
import { CustomMeasures } from './generation/CustomMeasures.tsx';
import { GenerationSection } from './generation/GenerationSection.tsx';
import type { SystemGeneration } from '#app/core/reports/systemGeneration.ts';
import type { StudyLeads } from '#app/services/studies/studyLeads.ts';
import type { StudyOverview } from '#app/services/studies/studyOverview.ts';
import type { Preparation } from './preparation.ts';
import { LeadsSection } from './LeadsSection.tsx';
import { Looks } from './Looks.tsx';
import { BeforeOpening } from './pilot/BeforeOpening.tsx';
import { PilotPointer } from './pilot/PilotPointer.tsx';
import { PanelPointer } from './PanelPointer.tsx';
import { PreviewPointer } from './PreviewPointer.tsx';
import { RaterLinks } from './RaterLinks.tsx';
import { Link } from '../ui/Link.tsx';
import { RatingProgress } from './RatingProgress.tsx';
import { StandingPanel } from './StandingPanel.tsx';
import { StudyHeader } from './StudyHeader.tsx';
import { Warnings } from './Warnings.tsx';
import { WithdrawButton } from './WithdrawButton.tsx';

/**
 * Where a study stands and what to do next; then what needs attention, progress and raters. No estimates.
 * @param refusal why the last action was not possible; null otherwise
 */
export function StudyOverviewPage({
  study,
  generation,
  preparation,
  origin,
  files,
  leads,
  mayChange,
  mayCreate,
  refusal,
}: {
  study: StudyOverview;
  generation: readonly SystemGeneration[];
  preparation: Preparation | null;
  origin: string;
  files: readonly OfferedFile[];
  /** Null for a pilot, which has the leads of its study. */
  leads: StudyLeads | null;
  /** Whether whoever reads it may change the study, and create others. */
  mayChange: boolean;
  mayCreate: boolean;
  refusal: string | null;
}) {
  const { t } = useTranslation('study');
  const { state } = study;
  const before = state === 'draft' || state === 'generating' || state === 'ready';
  const rating = state === 'open' || state === 'paused';
  const outputs = (
    <>
      <GenerationSection
        slug={study.slug}
        state={state}
        items={study.items}
        systems={generation}
        preparing={preparation?.state === 'queued' || preparation?.state === 'running'}
        failed={preparation?.state === 'failed'}
        mayChange={mayChange}
      />
      <CustomMeasures
        slug={study.slug}
        items={study.items}
        measures={study.customMeasures}
        mayChange={mayChange}
      />
    </>
  );
  return (
    <div className="grid gap-10">
      <StudyHeader {...study} />
      {refusal !== null && <Notice kind="error" title={t('actions.refused')} children={refusal} />}
      {study.pilotOf === null ? (
        <StandingPanel study={study} preparation={preparation} mayChange={mayChange} mayCreate={mayCreate} />
      ) : (
        <PilotPointer slug={study.slug} of={study.pilotOf} />
      )}
      {state === 'ready' && <PreviewPointer slug={study.slug} />}
      <Warnings warnings={study.warnings} />
      {study.looks !== null && (
        <Looks
          looks={study.looks}
          running={before || rating}
          strategy={study.strategy}
          mayChange={mayChange}
        />
      )}
      {study.pilotOf === null && study.pilots.possible === 'yes' && <BeforeOpening study={study} />}
      {before && outputs}
      <div className="grid items-start gap-10 lg:grid-cols-2">
        {!before && <RatingProgress progress={study.progress} hidden={rating} />}
        {(before || rating) &&
          (study.strategy === 'panel' ? (
            <PanelPointer study={study} mayChange={mayChange} />
          ) : (
            mayChange && (
              <RaterLinks slug={study.slug} links={study.links} groups={study.groups} origin={origin} />
            )
          ))}
        {!before && !rating && (
          <Downloads slug={study.slug} state={state} files={files} pilot={study.pilotOf !== null} />
        )}
      </div>
      {!before && outputs}
      {rating && <Downloads slug={study.slug} state={state} files={files} pilot={study.pilotOf !== null} />}
      {leads !== null && <LeadsSection {...leads} mayChange={mayChange} />}
      {mayChange && (
        <p>
          <Link to={`/studies/${study.slug}/webhooks`}>{t('link', { ns: 'webhooks' })}</Link>
        </p>
      )}
      {mayChange && (mayMove(state, 'withdrawn') || !isAtWork(state)) && (
        <div className="flex flex-wrap items-center gap-4">
          {!isAtWork(state) && (
            <ActionButton action={study.archived ? 'unarchive' : 'archive'} look="plain">
              {t(study.archived ? 'actions.unarchive' : 'actions.archive')}
            </ActionButton>
          )}
          {mayMove(state, 'withdrawn') && <WithdrawButton />}
        </div>
      )}
    </div>
  );
}
