import { insertAccount } from '#db/queries/accounts.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import type { Signer } from '#app/services/records/decideStudy.ts';
import type { Database } from '#db/database.ts';
import { callSlight, fair, FLUENCY_ALONE, isCandidate, judged } from '../analysis/ruledStudy.ts';

/** Somebody who signs. */
export async function signer(db: Database, name: string): Promise<Signer> {
  const email = `${name.toLowerCase()}@example.org`;
  const { id } = await insertAccount(db, { email, name, password_hash: 'x', role: 'lead' });
  return { id, name, email };
}

/** A closed study whose verdict on `tiny` is ship, or do not ship by `loss` points. */
export async function closedStudy(db: Database, { loss = 0 }: { loss?: number } = {}): Promise<string> {
  const { slug, id } = await judged(db, {
    protocol: { criteria: FLUENCY_ALONE, pairwise: true },
    rest: { lines: { 'severe-losses': 'shown', preference: 'shown' } },
    value: (text, rater) => Math.max(1, fair(text, rater) - (isCandidate(text) ? loss : 0)),
  });
  await callSlight(db, id);
  await closeStudy(db, slug);
  return slug;
}
