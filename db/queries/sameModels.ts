import { sql } from 'kysely';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import type { Executor } from '#db/database.ts';

export interface StudyOfSameModels {
  /** The candidate in the one study and what it is called in the other. */
  candidate: string;
  otherCandidate: string;
  slug: string;
  name: string;
  state: StudyState;
  openedAt: Date;
  closedAt: Date | null;
}

/**
 * The other studies that have been opened and compare a candidate of this one with the same baseline, in the order of
 * opening. Models are the same by how their outputs came about: by the hash of the model's files, by the server and
 * what it calls the model, and outputs that were made elsewhere by their file. A study that compares one model with
 * itself, by other settings, asks of no pair of models. Pilots have no verdict: they are no tries, and ask of none.
 */
export async function studiesOfSameModels(db: Executor, studyId: number): Promise<StudyOfSameModels[]> {
  const { rows } = await sql<StudyOfSameModels>`
    with told as (
      select systems.study_id, systems.name, systems.role, provenances.record
      from provenances
      join systems on systems.id = provenances.system_id
      where exists (select from outputs where outputs.provenance_id = provenances.id)),
    models as (
      select study_id, name, role, case record ->> 'kind'
        when 'onnx' then 'onnx ' || (record ->> 'modelHash')
        when 'openai' then
          'openai ' || (record ->> 'host') || ' ' || coalesce(record ->> 'reportedModel', record ->> 'model')
        when 'import' then 'import ' || (record ->> 'fileHash') end as model
      from told),
    pairs as (
      select distinct baselines.study_id, candidates.name as candidate, baselines.model as baseline_model,
        candidates.model as candidate_model
      from models as baselines
      join models as candidates on candidates.study_id = baselines.study_id and candidates.role = 'candidate'
      where baselines.role = 'baseline' and baselines.model <> candidates.model)
    select distinct own.candidate, others.candidate as "otherCandidate", studies.slug, studies.name, studies.state,
      studies.opened_at as "openedAt", studies.closed_at as "closedAt", studies.id
    from pairs as own
    join pairs as others on others.baseline_model = own.baseline_model
      and others.candidate_model = own.candidate_model and others.study_id <> own.study_id
    join studies on studies.id = others.study_id and studies.opened_at is not null and studies.pilot_of is null
    where own.study_id = ${studyId} and exists (select from studies as asking where asking.id = own.study_id
      and asking.pilot_of is null)
    order by studies.opened_at, studies.id`.execute(db);
  return rows;
}
