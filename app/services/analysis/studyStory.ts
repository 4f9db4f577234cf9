import type { Report } from '#app/core/reports/report.ts';
import type { Executor } from '#db/database.ts';
import { findAccountByEmail } from '#db/queries/accounts.ts';
import { recordsOfStudy } from '#db/queries/decisionRecords.ts';
import { firstOpening } from '#db/queries/events.ts';

/** Who opened a study, by name where the account is known, and what was signed since: the standing record of each candidate. */
export async function studyStory(db: Executor, studyId: number): Promise<Pick<Report, 'opened' | 'signed'>> {
  const opening = await firstOpening(db, studyId);
  const records = await recordsOfStudy(db, studyId);
  const superseded = new Set(records.map(({ supersedes }) => supersedes));
  const signed = records
    .filter(({ number }) => !superseded.has(number))
    .map(({ payload: { candidate, decision, signedBy } }) => ({
      system: candidate,
      outcome: decision.outcome,
      by: signedBy.name,
      at: signedBy.at,
    }));
  if (opening === undefined) return { signed };
  const account = await findAccountByEmail(db, opening.actor);
  return { opened: { by: account?.name ?? opening.actor, at: opening.at.toISOString() }, signed };
}
