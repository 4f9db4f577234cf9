import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { Row } from '#db/schema.ts';

type Place = Pick<Row<'systems'>, 'id' | 'study_id'>;

/** What is told of each output beside its text. */
const KEPT = [
  ...['text', 'text_hash', 'token_ids', 'token_count', 'finish_reason', 'latency_ms', 'prompt_tokens'],
  ...['first_token_ms', 'truncated_tokens', 'near_ties', 'log_probabilities'],
];

/** What is told of a system by how its outputs were made. */
const OF_SYSTEM = [
  ...['size_bytes', 'tokens_per_second', 'peak_memory_bytes', 'tokenizer_hash', 'latency_p50_ms'],
  ...['latency_p95_ms', 'first_token_ms', 'generation_ms'],
];

/** Takes a system's outputs along into another study, for the items with the same keys, with how they came about. */
export async function copyOutputs(db: Executor, from: Place, to: Place): Promise<void> {
  const columns = sql.join(KEPT.map((name) => sql.ref(name)));
  const values = sql.join(KEPT.map((name) => sql.ref(`outputs.${name}`)));
  await sql`
    with ways as (
      insert into provenances (study_id, system_id, hash, record)
      select ${to.study_id}::int, ${to.id}::int, hash, record from provenances where system_id = ${from.id}
      returning id, hash)
    insert into outputs (study_id, item_id, system_id, ${columns}, provenance_id)
    select ${to.study_id}::int, items.id, ${to.id}::int, ${values}, ways.id
    from outputs
    join items as sources on sources.id = outputs.item_id
    join items on items.study_id = ${to.study_id} and items.key = sources.key
    left join provenances on provenances.id = outputs.provenance_id
    left join ways on ways.hash = provenances.hash
    where outputs.system_id = ${from.id}`.execute(db);
  const set = sql.join(OF_SYSTEM.map((name) => sql`${sql.ref(name)} = sources.${sql.ref(name)}`));
  await sql`update systems set ${set} from systems as sources
    where systems.id = ${to.id} and sources.id = ${from.id}`.execute(db);
}
