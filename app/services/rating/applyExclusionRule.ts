import { controlRecords, isExcluded, ruleReason } from '#app/core/quality/controls.ts';
import { noteText } from '#app/core/shared/notes.ts';
import { RETENTION_RULE_VERSION } from '#app/core/verdict/rule.ts';
import { RULE } from '#app/services/studies/actor.ts';
import type { Database } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { lockRater, ratingsOfControls, setAside } from '#db/queries/raters.ts';
import { shareStudy } from '#db/queries/studies.ts';
import { applyRetentionRule } from './applyRetentionRule.ts';
import type { Rater } from './raterIdentity.ts';

/**
 * Sets a rater aside where the rule fixed before opening says so by the controls they have judged, and gives their
 * items room again. The analysis comes to the same from the data; whoever is set aside judges no more, so that it
 * stays so.
 *
 * @returns whether the rater has been set aside now
 */
export async function applyExclusionRule(
  db: Database,
  { id, studyId }: Pick<Rater, 'id' | 'studyId'>,
  now: Date,
): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const study = (await shareStudy(trx, studyId))!;
    const rater = (await lockRater(trx, id))!;
    if (rater.excluded_at !== null || study.state !== 'open') return false;
    if (study.rule_version === RETENTION_RULE_VERSION) return await applyRetentionRule(trx, rater, now);
    const { protocol, exclusion } = study.configuration;
    const scales = new Map(protocol.criteria.map(({ key, scale }) => [key, scale]));
    const ratings = (await ratingsOfControls(trx, id)).flatMap(({ criterion, value }) => {
      const scale = scales.get(criterion);
      return scale === undefined ? [] : [{ rater: rater.name, criterion, value, scale }];
    });
    const record = controlRecords(ratings, exclusion.admissible).get(rater.name);
    if (record === undefined || !isExcluded(record, exclusion)) return false;
    const reason = noteText(ruleReason(record), 'en');
    await setAside(trx, id, { at: now, reason, by: 'rule' });
    const detail = { rater: rater.name, reason, ...record };
    await insertEvent(trx, { studyId: study.id, at: now, actor: RULE, kind: 'rater-excluded', detail });
    return true;
  });
}
