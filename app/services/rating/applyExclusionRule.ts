import { controlRecords, isExcluded, ruleReason } from '#app/core/quality/controls.ts';
import { noteText } from '#app/core/shared/notes.ts';
import { noticedRanges } from '#app/core/verdict/exclusions.ts';
import { RETENTION_RULE_VERSION } from '#app/core/verdict/rule.ts';
import { RULE } from '#app/services/studies/actor.ts';
import type { Database } from '#db/database.ts';
import { controlTallies } from '#db/kinds/answers.ts';
import { insertEvent } from '#db/queries/events.ts';
import { lockRater, setAside } from '#db/queries/raters.ts';
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
    const { exclusion } = study.configuration;
    const tallies = await controlTallies(trx, study.id, id);
    const record = controlRecords(tallies, noticedRanges(study.configuration)).get(rater.name);
    if (record === undefined || !isExcluded(record, exclusion)) return false;
    const reason = noteText(ruleReason(record), 'en');
    await setAside(trx, id, { at: now, reason, by: 'rule' });
    const detail = { rater: rater.name, reason, ...record };
    await insertEvent(trx, { studyId: study.id, at: now, actor: RULE, kind: 'rater-excluded', detail });
    return true;
  });
}
