import type { Database } from '#db/database.ts';

const HASH = '0'.repeat(64);

/**
 * One row in every table of a study, all with id 1 where ids are numbers: what a test of the tables themselves
 * starts from. Tasks 1 (Likert, assigned) and 2 (pairwise, not assigned) exist. Expects an empty database.
 */
export async function insertStudy(db: Database): Promise<void> {
  const study_id = 1;
  const times = { opened_at: null, closed_at: null };
  await db
    .insertInto('studies')
    .values({
      slug: 'study',
      name: 'Study',
      configuration: '{}',
      configuration_version: 3,
      created_by: null,
      ...times,
    })
    .execute();
  await db.insertInto('batches').values({ study_id, number: 1, opened_at: null }).execute();
  await db
    .insertInto('looks')
    .values({ study_id, number: 1, taken_at: new Date(0), share: 0.5, information: 0.5, decisions: '[]' })
    .execute();
  const item = { key: 'item-1', position: 0, prompt: 'Write.', segment: null, language: null, source: null };
  await db
    .insertInto('items')
    .values({ ...item, study_id, batch_id: 1, reference_texts: '[]' })
    .execute();
  const facts = { size_bytes: null, tokens_per_second: null, peak_memory_bytes: null, tokenizer_hash: null };
  await db
    .insertInto('systems')
    .values({
      ...facts,
      study_id,
      name: 'base',
      role: 'baseline',
      position: 0,
      settings: '{}',
      criterion: null,
    })
    .execute();
  const made = { token_count: null, finish_reason: null, latency_ms: null };
  await db
    .insertInto('outputs')
    .values({ ...made, study_id, item_id: 1, system_id: 1, text: 'A text.', text_hash: HASH })
    .execute();
  await db
    .insertInto('output_failures')
    .values({ study_id, item_id: 1, system_id: 1, message: 'No answer.' })
    .execute();
  const interval = { lower: null, upper: null, signature: null };
  await db
    .insertInto('scores')
    .values({ ...interval, study_id, item_id: 1, system_id: 1, measure: 'bleu', value: 1 })
    .execute();
  await insertRating(db, study_id);
  await db
    .insertInto('analyses')
    .values({ study_id, data_hash: HASH, signature: 's', result: '{}' })
    .execute();
  await db
    .insertInto('accounts')
    .values({ email: 'lead@example.org', name: 'Lead', password_hash: 'x', role: 'lead' })
    .execute();
  await db
    .insertInto('decision_records')
    .values({
      ...{ study_id, number: 1, candidate: 'tiny', signed_by: 1, statement: 'Ship.', payload: '{}' },
      ...{ header: '{}', hash: HASH, signature: 'AA==' },
    })
    .execute();
  await db.insertInto('events').values({ study_id, actor: 'test', kind: 'made' }).execute();
}

async function insertRating(db: Database, study_id: number): Promise<void> {
  await db
    .insertInto('tasks')
    .values([
      { study_id, item_id: 1, kind: 'likert' },
      { study_id, item_id: 1, kind: 'pairwise' },
    ])
    .execute();
  await db.insertInto('task_outputs').values({ task_id: 1, output_id: 1, slot: 'single' }).execute();
  await db.insertInto('rater_groups').values({ study_id, name: 'experts' }).execute();
  const open = { expires_at: null, revoked_at: null };
  await db
    .insertInto('invitations')
    .values({ ...open, study_id, token: 't', group_id: 1, label: 'l' })
    .execute();
  const state = { consented_at: null, excluded_at: null, exclusion_reason: null };
  await db
    .insertInto('raters')
    .values({
      ...state,
      study_id,
      invitation_id: 1,
      group_id: 1,
      name: 'rater-01',
      secret_hash: HASH,
      locale: 'en',
    })
    .execute();
  const lease = { state: 'leased' as const, leased_until: new Date('2030-01-01'), submitted_at: null };
  await db
    .insertInto('blocks')
    .values({ ...lease, study_id, item_id: 1, rater_id: 1 })
    .execute();
  const assignment = {
    id: '00000000-0000-4000-8000-000000000001',
    position: 0,
    swapped: false,
    submitted_at: null,
  };
  await db
    .insertInto('assignments')
    .values({ ...assignment, study_id, block_id: 1, task_id: 1, rater_id: 1 })
    .execute();
  const judgment = {
    revision: 1,
    choice: null,
    strength: null,
    comment: 'Good.',
    active_ms: 900,
    idempotency_key: 'k',
  };
  await db
    .insertInto('judgments')
    .values({ ...judgment, study_id, assignment_id: assignment.id })
    .execute();
  await db.insertInto('rankings').values({ judgment_id: 1, output_id: 1, rank: 1 }).execute();
  await db
    .insertInto('highlights')
    .values({
      judgment_id: 1,
      start_offset: 0,
      end_offset: 1,
      severity: 'minor',
      criterion: null,
      comment: 'Odd.',
    })
    .execute();
  await db.insertInto('ratings').values({ judgment_id: 1, criterion: 'fluency', value: 4 }).execute();
}
