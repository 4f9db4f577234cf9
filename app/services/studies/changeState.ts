import { AppError } from '#app/core/shared/errors.ts';
import { CONFIGURATION_VERSION, frozenText } from '#app/core/studies/configuration/stored.ts';
import { assertMayMove, type StudyState } from '#app/core/studies/lifecycle.ts';
import { eventsOfMove } from '#app/core/webhooks/webhooks.ts';
import { RULE_VERSION } from '#app/core/verdict/rule.ts';
import type { OpenTransaction } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { findStudyById, lockStudy } from '#db/queries/studies.ts';
import { writeState, type Frozen } from '#db/queries/studyState.ts';
import type { Row } from '#db/schema.ts';
import { announce } from '../webhooks/announce.ts';
import { SYSTEM, type Doing } from './actor.ts';

/**
 * The one door through which every change of a study's state goes: locks the study, checks that its state leads
 * there, writes the state with the event, and at the first opening freezes the configuration and the rule, all in the
 * caller's transaction. A study that is in the state already stays
 * as it is, so that a command may be repeated.
 *
 * @throws AppError `not_found`; `conflict` where the state doesn't lead there
 */
export async function changeState(
  trx: OpenTransaction,
  studyId: number,
  to: StudyState,
  { now = new Date(), actor = SYSTEM }: Doing,
): Promise<Row<'studies'>> {
  const study = await lockStudy(trx, studyId);
  if (study === undefined) throw new AppError('no-study-numbered', { study: studyId });
  if (study.state === to) return study;
  assertMayMove(study.state, to);
  await writeState(trx, studyId, to, now, to === 'open' && study.opened_at === null ? frozen(study) : null);
  await insertEvent(trx, { studyId, at: now, actor, kind: 'state', detail: { from: study.state, to } });
  for (const event of eventsOfMove(study.state, to)) {
    await announce(trx, { studyId, event, at: now, detail: { state: to } });
  }
  return (await findStudyById(trx, studyId))!;
}

/**
 * Puts a study that was judged elsewhere into the state in which it comes: opened and closed at the times that it tells,
 * judged by the rule and the configuration that it has. It has been made in the same transaction, and its record says
 * itself what happened.
 */
export async function takeClosed(
  trx: OpenTransaction,
  studyId: number,
  { openedAt, closedAt, ...frozenThen }: Frozen & { readonly openedAt: Date; readonly closedAt: Date },
): Promise<void> {
  await writeState(trx, studyId, 'open', openedAt, frozenThen);
  await writeState(trx, studyId, 'closed', closedAt, null);
}

/** What a study is judged by from its opening on, whatever later releases know. */
function frozen({ configuration }: Row<'studies'>): Frozen {
  return {
    configuration,
    version: CONFIGURATION_VERSION,
    text: frozenText(configuration),
    ruleVersion: RULE_VERSION,
  };
}
