import { canonicalJson } from '#app/core/shared/canonicalJson.ts';
import { AppError, problemAt, problemsIn, saidOfMessage } from '#app/core/shared/errors.ts';
import { storingProblems } from '#app/core/shared/storable.ts';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import { stakesMayChange, stakesProblems, stakesSchema, type Stakes } from '#app/core/studies/stakes.ts';
import type { Database } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { writeStakes } from '#db/queries/studyState.ts';
import { SYSTEM, type Doing } from './actor.ts';
import { requireLocked, requireStudy } from './requireStudy.ts';

/** What is at stake in a study, with what a page of it needs. */
export interface StudyStakes {
  readonly slug: string;
  readonly name: string;
  readonly question: string;
  readonly state: StudyState;
  readonly systems: readonly { readonly name: string; readonly role: 'baseline' | 'candidate' }[];
  readonly stakes: Stakes | null;
  readonly changeable: boolean;
}

/** @throws AppError `not_found` */
export async function studyStakes(db: Database, slug: string): Promise<StudyStakes> {
  const { name, state, configuration, pilot_of: pilotOf } = await requireStudy(db, slug);
  const { question, systems, stakes = null } = configuration;
  return {
    ...{ slug, name, question, state, stakes },
    systems: systems.map((system) => ({ name: system.name, role: system.role })),
    changeable: stakesMayChange(state) && pilotOf === null,
  };
}

/**
 * Says what is at stake in a study, whatever its state until a decision on it is signed: it bears on no figure and no
 * hash. What it was and is stands in the record.
 *
 * @param given by `stakesSchema`; null takes it away
 * @throws AppError `not_found`; `invalid_input` with all problems (`stakes.…`); `conflict` for a study that is decided or
 *   withdrawn, or a pilot
 */
export async function changeStakes(
  db: Database,
  slug: string,
  given: unknown,
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { id, configuration, state, pilot_of: pilotOf } = await requireLocked(trx, slug);
    if (!stakesMayChange(state) || pilotOf !== null) throw new AppError('stakes-fixed', { slug, state });
    const after = checked(given, configuration.systems);
    const before = configuration.stakes ?? null;
    if (canonicalJson(before) === canonicalJson(after)) return;
    await writeStakes(trx, id, after);
    await insertEvent(trx, {
      studyId: id,
      at: now,
      actor,
      kind: 'stakes-changed',
      detail: { before, after },
    });
  });
}

function checked(given: unknown, systems: StudyConfiguration['systems']): Stakes | null {
  if (given === null) return null;
  const unstorable = storingProblems(given, 'stakes');
  const parsed = stakesSchema.safeParse(given);
  const problems = [
    ...unstorable,
    ...(parsed.success
      ? stakesProblems(parsed.data, systems).map(({ path, message }) =>
          problemAt(['stakes', ...path].join('.'), saidOfMessage(message)!),
        )
      : problemsIn(parsed.error).map((one) => ({ ...one, path: `stakes.${one.path}` }))),
  ];
  if (problems.length > 0) throw new AppError('stakes-refused', { first: problems[0]! }, { problems });
  return parsed.data!;
}
