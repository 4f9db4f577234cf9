import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Provenance, SystemProvenance } from '#app/core/studies/provenance.ts';
import { canonicalJson } from '#app/core/shared/canonicalJson.ts';
import type { Executor } from '#db/database.ts';
import type { Row } from '#db/schema.ts';

/**
 * Stores how outputs of a system come about, if it isn't there already.
 * @returns what those outputs name it by
 */
export async function recordProvenance(
  db: Executor,
  system: Pick<Row<'systems'>, 'id' | 'study_id'>,
  provenance: Provenance,
): Promise<number> {
  const text = canonicalJson(provenance);
  const hash = createHash('sha256').update(text).digest('hex');
  const { id } = await db
    .insertInto('provenances')
    .values({ study_id: system.study_id, system_id: system.id, hash, record: text })
    // Updated with itself, so that its id comes back.
    .onConflict((conflict) => conflict.columns(['system_id', 'hash']).doUpdateSet({ hash }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** How the outputs of a study's systems came about, controls left out. */
export async function systemProvenances(db: Executor, studyId: number): Promise<SystemProvenance[]> {
  const rows = await db
    .selectFrom('systems')
    .leftJoin('outputs', 'outputs.system_id', 'systems.id')
    .leftJoin('provenances', 'provenances.id', 'outputs.provenance_id')
    .select(['systems.name as system', 'systems.role', 'provenances.record'])
    .select(sql<number>`count(outputs.id)::int`.as('outputs'))
    .where('systems.study_id', '=', studyId)
    .where('systems.role', '<>', 'control')
    .groupBy(['systems.id', 'provenances.id'])
    .orderBy('systems.position')
    .orderBy(sql`count(outputs.id)`, 'desc')
    .orderBy('provenances.id')
    .execute();
  const systems = new Map<string, SystemProvenance & { made: SystemProvenance['made'][number][] }>();
  for (const { system, role, record, outputs } of rows) {
    const known = systems.get(system) ?? { system, role: role as 'baseline' | 'candidate', made: [] };
    if (outputs > 0) known.made.push({ provenance: record, outputs });
    systems.set(system, known);
  }
  return [...systems.values()];
}
