import { useEffect } from 'react';
import { LinkButton } from '#app/components/ui/Link.tsx';
import { Progress } from '#app/components/ui/Progress.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { useAsked } from '../columns/useAsked.ts';
import { PilotLink } from '../pilot/PilotLink.tsx';
import { PilotLosses } from '../pilot/PilotLosses.tsx';
import { usePilotStanding } from '../pilot/usePilotStanding.ts';
import type { DraftPilot } from './draftPilot.ts';

/**
 * A small round beforehand: what it is for, how to come to one, and once there is one where it stands, its link and what
 * it found. It needs outputs, so a draft of a study yet to be made has none.
 */
export function PilotStep({ id, revises }: { id: string; revises: { readonly slug: string } | null }) {
  const { t } = useTranslation('draft');
  const { told, ask } = useAsked<DraftPilot>();
  const isThere = revises !== null;
  useEffect(() => {
    if (isThere) void ask({ address: `/drafts/${id}/pilots` }, false);
  }, [ask, id, isThere]);
  return (
    <div id="pilot" className="grid gap-6">
      <p className="max-w-line text-quiet">{t('pilot.intro')}</p>
      {revises === null ? (
        <p className="max-w-line">{t('pilot.afterwards')}</p>
      ) : told === null ? (
        <p role="status">{t('pilot.asking')}</p>
      ) : told === 'unanswered' ? (
        <p role="status">{t('pilot.unanswered')}</p>
      ) : (
        <Standing pilot={told} />
      )}
    </div>
  );
}

function Standing({ pilot: { slug, possible, adopted, count, latest } }: { pilot: DraftPilot }) {
  const { t } = useTranslation('draft');
  const standing = usePilotStanding();
  const adoptedHere = adopted !== null && adopted === latest?.name;
  return (
    <>
      {adopted !== null && <p className="max-w-line font-medium">{t('pilot.adopted', { name: adopted })}</p>}
      {latest === null ? (
        possible === 'yes' ? (
          <div>
            <LinkButton to={`/studies/${slug}/pilot`}>{t('pilot.make')}</LinkButton>
          </div>
        ) : (
          <p className="max-w-line">{t(possible === 'not-yet' ? 'pilot.notYet' : 'pilot.tooLate')}</p>
        )
      ) : (
        <div className="grid gap-4">
          <h3>{latest.name}</h3>
          <p className="max-w-line">{standing(latest)}</p>
          {latest.lines === null && (
            <div className="max-w-form">
              <Progress
                value={latest.progress.submitted}
                max={latest.progress.asked}
                label={t('pilot.readings')}
              />
            </div>
          )}
          {latest.address !== null && <PilotLink address={latest.address} raters={latest.ratersPerItem} />}
          {latest.lines !== null && latest.raters !== 0 && <PilotLosses lines={latest.lines} />}
          {latest.secondsPerTask !== null && (
            <p>{t('pilot.seconds', { seconds: Math.round(latest.secondsPerTask) })}</p>
          )}
          {latest.lines !== null && latest.raters !== 0 && !adoptedHere && possible !== 'too-late' && (
            <p className="max-w-line text-quiet">{t('pilot.use')}</p>
          )}
          <div className="flex flex-wrap gap-3">
            <LinkButton to={`/studies/${latest.slug}/pilot`}>{t('pilot.all')}</LinkButton>
            {possible === 'yes' && latest.lines !== null && (
              <LinkButton to={`/studies/${slug}/pilot`}>
                {t(count === 1 ? 'pilot.another' : 'pilot.others')}
              </LinkButton>
            )}
          </div>
        </div>
      )}
    </>
  );
}
