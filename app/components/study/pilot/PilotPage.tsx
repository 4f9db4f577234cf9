import { Link, LinkButton } from '#app/components/ui/Link.tsx';
import { Notice } from '#app/components/ui/Notice.tsx';
import { Progress } from '#app/components/ui/Progress.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { PilotResult } from '#app/services/pilots/pilotResult.ts';
import { ActionButton } from '../ActionButton.tsx';
import { StudyHeader } from '../StudyHeader.tsx';
import { PilotCounts } from './PilotCounts.tsx';
import { PilotFindings } from './PilotFindings.tsx';
import { PilotLink } from './PilotLink.tsx';
import { usePilotStanding } from './usePilotStanding.ts';

/** A pilot: where it stands and what to do next, and once it is closed what it tells. */
export function PilotPage({
  pilot,
  origin,
  mayChange,
  refusal,
}: {
  pilot: PilotResult;
  origin: string;
  mayChange: boolean;
  refusal: string | null;
}) {
  const { t } = useTranslation('pilot');
  const standing = usePilotStanding();
  const { found, state, progress, study } = pilot;
  const running = state === 'open' || state === 'paused';
  const complete = progress.submitted >= progress.asked;
  return (
    <div className="grid gap-10">
      <div className="grid gap-2">
        <StudyHeader slug={pilot.pilot} name={pilot.name} question="" />
        <p className="text-quiet">
          {t('page.of')} <Link to={`/studies/${study.slug}`}>{study.name}</Link>
        </p>
      </div>
      {refusal !== null && <Notice kind="error" title={t('page.refused')} children={refusal} />}
      <div className="grid gap-4">
        <p className="max-w-line text-2xl font-semibold text-balance" data-testid="standing">
          {standing({ ...pilot, raters: found === null ? null : found.raters })}
        </p>
        {running && (
          <>
            <div className="max-w-form">
              <Progress value={progress.submitted} max={progress.asked} label={t('page.readings')} />
            </div>
            <p className="max-w-line text-quiet">{t('page.hidden')}</p>
            {pilot.token !== null && (
              <PilotLink address={`${origin}/r/${pilot.token}`} raters={pilot.ratersPerItem} />
            )}
          </>
        )}
        <div className="flex flex-wrap gap-3">
          {mayChange && (state === 'ready' || (running && (pilot.token === null || state === 'paused'))) && (
            <ActionButton action="open" look="primary">
              {t('page.openIt')}
            </ActionButton>
          )}
          {mayChange && running && (
            <ActionButton action="close" look={complete ? 'primary' : 'secondary'}>
              {t('page.close')}
            </ActionButton>
          )}
          {found === null && state !== 'withdrawn' && (
            <LinkButton to={`/studies/${pilot.pilot}/controls`}>{t('page.controls')}</LinkButton>
          )}
          {running && <LinkButton to={`/studies/${pilot.pilot}/raters`}>{t('page.raters')}</LinkButton>}
        </div>
      </div>
      {found === null ? (
        <PilotCounts controls={pilot.controls} />
      ) : (
        <PilotFindings pilot={pilot} found={found} mayChange={mayChange} />
      )}
    </div>
  );
}
