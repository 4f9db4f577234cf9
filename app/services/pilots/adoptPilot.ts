import { adoptedPilot } from '#app/core/planning/pilotRecord.ts';
import { AppError } from '#app/core/shared/errors.ts';
import type { AdoptedPilot } from '#app/core/studies/adoptedPilot.ts';
import { CONFIGURATION_VERSION } from '#app/core/studies/configuration/stored.ts';
import { isFrozen } from '#app/core/studies/lifecycle.ts';
import type { Database } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { writeConfiguration } from '#db/queries/pilots.ts';
import { countItems } from '#db/queries/overview.ts';
import { SYSTEM, type Doing } from '../studies/actor.ts';
import { requireLocked } from '../studies/requireStudy.ts';
import { studyProgress } from '../studies/studyProgress.ts';
import { isOver, readPilot } from './pilotResult.ts';
import { requirePilot } from './requirePilot.ts';

/**
 * Writes what a closed pilot tells into the configuration of the study that it was for: D of each line that it tells
 * of, and its components for the plan. They are frozen with the rest when the study opens. Adopted again, or another
 * pilot, it takes the place of what was there.
 *
 * @param slug the pilot's, or that of the study whose latest it is
 * @throws AppError `not_found`; `conflict` where the pilot isn't closed or nothing was judged, or the study has opened
 */
export async function adoptPilot(
  db: Database,
  slug: string,
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<{ readonly study: string; readonly adopted: AdoptedPilot }> {
  return await db.transaction().execute(async (trx) => {
    const { pilot, study: named } = await requirePilot(trx, slug);
    const study = await requireLocked(trx, named.slug);
    if (isFrozen(study.state)) {
      throw new AppError('pilot-adopted-late', { slug: study.slug, state: study.state });
    }
    if (!isOver(pilot)) throw new AppError('pilot-not-closed', { slug: pilot.slug, state: pilot.state });
    const { told, raters } = await readPilot(trx, pilot);
    const { judgments } = await studyProgress(trx, pilot.slug);
    if (raters === 0) throw new AppError('pilot-tells-nothing', { slug: pilot.slug });
    const adopted = adoptedPilot(told, {
      study: pilot.slug,
      closedAt: pilot.closed_at!.toISOString(),
      items: await countItems(trx, pilot.id),
      raters,
      judgments,
    });
    const { gates, ...rest } = study.configuration;
    const controlLoss = { ...gates.controlLoss, ...adopted.controlLoss };
    await writeConfiguration(trx, study.id, {
      configuration: { ...rest, gates: { ...gates, controlLoss }, pilot: adopted },
      version: CONFIGURATION_VERSION,
    });
    const detail = { pilot: pilot.slug, controlLoss: adopted.controlLoss };
    await insertEvent(trx, { studyId: study.id, at: now, actor, kind: 'pilot-adopted', detail });
    return { study: study.slug, adopted };
  });
}
