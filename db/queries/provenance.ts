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
  const systems = new Map<string, SystemProvenance & { made: SystemProvenance['made'][number][] }>();
  for (const { system, role, record, outputs } of await waysOf(db, studyId)) {
    const known = systems.get(system) ?? { system, role, made: [] };
    if (outputs > 0) known.made.push({ provenance: record, outputs });
    systems.set(system, known);
  }
  return [...systems.values()];
}

/** The place of each provenance among those of its system, as `systemProvenances` lists them, by its number. */
export async function provenancePlaces(db: Executor, studyId: number): Promise<Map<number, number>> {
  const next = new Map<string, number>();
  const places = new Map<number, number>();
  for (const { system, id, outputs } of await waysOf(db, studyId)) {
    if (outputs === 0) continue;
    const place = next.get(system) ?? 0;
    next.set(system, place + 1);
    if (id !== null) places.set(id, place);
  }
  return places;
}

interface Way {
  system: string;
  role: 'baseline' | 'candidate';
  id: number | null;
  record: Provenance | null;
  outputs: number;
}

/** Each way in which outputs of a system came about, and how many did; a system without any has one without either. */
async function waysOf(db: Executor, studyId: number): Promise<Way[]> {
  // Counted before anything is joined: there may be hundreds of thousands of outputs.
  const { rows } = await sql<Way>`
    with counted as (
      select system_id, provenance_id, count(*)::int as outputs from outputs
      where study_id = ${studyId} group by system_id, provenance_id)
    select systems.name as system, systems.role, provenances.id, provenances.record, coalesce(counted.outputs, 0) as outputs
    from systems
    left join counted on counted.system_id = systems.id
    left join provenances on provenances.id = counted.provenance_id
    where systems.study_id = ${studyId} and systems.role <> 'control'
    order by systems.position, outputs desc, provenances.id`.execute(db);
  return rows;
}
