import { admissibleRange } from '#app/core/studies/admissible.ts';
import { AppError, problem } from '#app/core/shared/errors.ts';
import { isFrozen } from '#app/core/studies/lifecycle.ts';
import type { Database } from '#db/database.ts';
import { setAdmissible } from '#db/queries/controls.ts';
import { insertEvent } from '#db/queries/events.ts';
import { SYSTEM, type Doing } from '../studies/actor.ts';
import { requireLocked } from '../studies/requireStudy.ts';

/**
 * Says which ratings of controls that harm a criterion count as attentive, before the study opens: it is a part of
 * the exclusion rule.
 *
 * @throws AppError `not_found`; `invalid_input` for a range that is not in the criterion's scale or is all of it;
 *   `conflict` where the study is frozen
 */
export async function setAdmissibleRange(
  db: Database,
  slug: string,
  { criterion: key, lowest, highest }: { criterion: string; lowest: number; highest: number },
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const study = await requireLocked(trx, slug);
    const { protocol, exclusion } = study.configuration;
    const criterion = protocol.criteria.find((one) => one.key === key);
    if (criterion === undefined) throw new AppError('no-criterion', { slug, criterion: key });
    if (isFrozen(study.state)) {
      throw new AppError('rule-fixed', { slug, state: study.state });
    }
    const { scale } = criterion;
    const inScale = [lowest, highest].every(
      (value) => Number.isInteger(value) && value >= 1 && value <= scale,
    );
    if (!inScale || lowest > highest || (lowest === 1 && highest === scale)) {
      const fault = problem('range', 'range-outside-scale', { scale });
      throw new AppError('range-refused', { fault }, { problems: [fault] });
    }
    const before = admissibleRange(key, scale, exclusion.admissible);
    if (before.lowest === lowest && before.highest === highest) return;
    await setAdmissible(trx, study.id, key, { lowest, highest });
    const detail = { criterion: key, before, range: { lowest, highest } };
    await insertEvent(trx, { studyId: study.id, at: now, actor, kind: 'control-range-changed', detail });
  });
}
