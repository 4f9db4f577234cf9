import { LinkButton } from '#app/components/ui/Link.tsx';
import { Progress } from '#app/components/ui/Progress.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { ActionButton } from './ActionButton.tsx';
import { CloseButton } from './CloseButton.tsx';
import { PreparationFailure } from './generation/PreparationFailure.tsx';
import type { StudyOverview } from '#app/services/studies/studyOverview.ts';
import type { Preparation } from './preparation.ts';
import { PreparationProgress } from './PreparationProgress.tsx';
import { standingOf, type NextAction, type Standing } from './standing.ts';

/** Where the study stands, in one line, and what to do next with the button that does it. */
export function StandingPanel({
  study,
  preparation,
  mayChange,
  mayCreate,
}: {
  study: StudyOverview;
  preparation: Preparation | null;
  mayChange: boolean;
  /** Whether whoever reads it may do the study again. */
  mayCreate: boolean;
}) {
  const { t } = useTranslation('study');
  const { sentence, next, also } = standingOf(study, preparation);
  const preparing = sentence === 'running' || sentence === 'queued';
  const { atWork } = study.progress;
  const { asked, submitted } = study.progress.blocks;
  const missing = Math.max(0, asked - submitted);
  const begun = study.systems.some(({ outputs }) => outputs > 0);
  const label = (action: NextAction) =>
    action === 'generate' && sentence === 'failed'
      ? t('actions.tryAgain')
      : action === 'generate' && begun
        ? t('actions.goOn')
        : t(`actions.${action}`);
  const rating = study.state === 'open' || study.state === 'paused';
  return (
    <div className="grid gap-4">
      <p className="max-w-line text-2xl font-semibold text-balance" data-testid="standing">
        {t(`standing.${sentence}`, {
          asked,
          submitted,
          count: sentence === 'openWaitingPanel' ? study.seats : asked,
        })}
      </p>
      {rating && (
        <div className="max-w-form">
          <Progress value={submitted} max={asked} label={t('progress.readings')} />
        </div>
      )}
      {(sentence === 'failed' || preparing) && preparation?.error && (
        <PreparationFailure slug={study.slug} error={preparation.error} retrying={preparing} />
      )}
      {preparing && preparation !== null && <PreparationProgress preparation={preparation} />}
      {mayChange && sentence === 'ready' && <p className="max-w-line text-quiet">{t('openNote')}</p>}
      <div className="flex flex-wrap gap-3">
        {next === 'report' && (
          <LinkButton to={`/studies/${study.slug}/report`} look="primary">
            {t('actions.report')}
          </LinkButton>
        )}
        {mayChange && next === 'open' && (
          <LinkButton to={`/studies/${study.slug}/open`} look="primary">
            {t('actions.open')}
          </LinkButton>
        )}
        {mayChange && next === 'close' && <CloseButton missing={missing} atWork={atWork} look="primary" />}
        {mayChange && isAction(next) && next !== 'close' && (
          <ActionButton action={next} look="primary">
            {label(next)}
          </ActionButton>
        )}
        {(study.state === 'decided' || (study.state === 'closed' && mayChange)) && (
          <LinkButton to={`/studies/${study.slug}/decision`}>
            {t(study.state === 'decided' ? 'actions.decision' : 'actions.decide')}
          </LinkButton>
        )}
        {mayChange && (study.state === 'closed' || study.state === 'decided') && (
          <LinkButton to={`/studies/${study.slug}/share`}>{t('link', { ns: 'share' })}</LinkButton>
        )}
        {mayCreate && (study.state === 'closed' || study.state === 'decided') && (
          <LinkButton to={`/studies/${study.slug}/repeat`}>{t('repeat.link')}</LinkButton>
        )}
        {(mayChange ? also : []).map((action) =>
          action === 'close' ? (
            <CloseButton key={action} missing={missing} atWork={atWork} />
          ) : (
            <ActionButton key={action} action={action}>
              {label(action)}
            </ActionButton>
          ),
        )}
      </div>
    </div>
  );
}

/** Whether what is next is done by a button of this page. */
const isAction = (next: Standing['next']): next is NextAction =>
  next !== null && next !== 'open' && next !== 'report' && next !== 'link';
