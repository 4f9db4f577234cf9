import { sql } from 'kysely';
import type { ItemRow, OutputRow, RaterRow, SystemRow } from '#app/core/evidence/data.ts';
import type { Executor } from '#db/database.ts';
import type { Row } from '#db/schema.ts';
import { listItems } from './items.ts';
import { BERTSCORE_MEASURES } from './meaningScores.ts';
import { REFERENCE_NLL } from './referenceScores.ts';
import { listSystems } from './systems.ts';

/** A judgment that no correction has replaced. */
export const isLatest = sql<boolean>`not exists (
  select from judgments as newer
  where newer.assignment_id = judgments.assignment_id and newer.revision > judgments.revision)`;

/** Every judgment: where nothing was corrected, none has been replaced. */
export const everyJudgment = sql<boolean>`true`;

/** Whether any judgment of a study was corrected. */
export async function hasCorrections(db: Executor, studyId: number): Promise<boolean> {
  const { rows } = await sql`
    select from judgments where study_id = ${studyId} and revision > 1 limit 1`.execute(db);
  return rows.length > 0;
}

/** A study's items as the analysis takes them, in their order. */
export async function analysisItems(db: Executor, studyId: number): Promise<ItemRow[]> {
  return (await listItems(db, studyId)).map(
    ({ key, segment, language, prompt, messages, reference_texts }) => ({
      item: key,
      segment,
      language,
      prompt,
      ...(messages === null ? {} : { messages }),
      references: reference_texts,
    }),
  );
}

/** A study's systems, controls included, in their order. */
export async function analysisSystems(db: Executor, studyId: number): Promise<SystemRow[]> {
  return (await listSystems(db, studyId)).map((row) => ({
    system: row.name,
    role: row.role,
    criterion: row.criterion,
    // Not of gross ones, which are all that studies before had: their data hashes stay as they are.
    ...(row.dose === null || row.dose === 'gross' ? {} : { dose: row.dose }),
    provider: row.provider?.kind ?? 'control',
    sizeBytes: row.size_bytes,
    tokensPerSecond: row.tokens_per_second,
    peakMemoryBytes: row.peak_memory_bytes,
    latencyP50Ms: row.latency_p50_ms,
    latencyP95Ms: row.latency_p95_ms,
    firstTokenMs: row.first_token_ms,
    generationMs: row.generation_ms,
    tokenizerHash: row.tokenizer_hash,
  }));
}

/** All outputs with what their items' references cost the system, and how an encoder compared them. */
export async function analysisOutputs(db: Executor, studyId: number): Promise<OutputRow[]> {
  const { rows } = await sql<
    OutputRow & { meaning: Record<string, number | null> | null; meaningSignature: string | null }
  >`
    select items.key as item, systems.name as system, outputs.text, outputs.token_count as tokens,
      outputs.latency_ms as "latencyMs", outputs.finish_reason as "finishReason",
      scores.value as "referenceNll", (scores.detail ->> 'tokens')::int as "referenceTokens",
      (scores.detail ->> 'bytes')::int as "referenceBytes",
      meanings.figures as meaning, meanings.signature as "meaningSignature"
    from outputs
    join items on items.id = outputs.item_id
    join systems on systems.id = outputs.system_id
    left join scores on scores.study_id = outputs.study_id and scores.item_id = outputs.item_id
      and scores.system_id = outputs.system_id and scores.measure = ${REFERENCE_NLL}
    left join (
      select item_id, system_id, json_object_agg(measure, value) as figures, min(signature) as signature
      from scores
      where study_id = ${studyId} and item_id is not null and measure in (${sql.join([...BERTSCORE_MEASURES])})
      group by item_id, system_id) as meanings
      on meanings.item_id = outputs.item_id and meanings.system_id = outputs.system_id
    where outputs.study_id = ${studyId}
    order by items.position, systems.position`.execute(db);
  return rows.map(({ meaning, meaningSignature, ...row }) => {
    if (meaning === null || meaningSignature === null) return row;
    const { bertscore: f1, bertscorePrecision: precision, bertscoreRecall: recall } = meaning;
    const figures = { precision: precision ?? null, recall: recall ?? null, f1: f1 ?? null };
    return { ...row, bertScore: { ...figures, signature: meaningSignature } };
  });
}

/** Everyone who joined a study, in the order of joining. */
export async function analysisRaters(db: Executor, studyId: number): Promise<RaterRow[]> {
  const { rows } = await sql<RaterRow>`
    select raters.name as rater, rater_groups.name as "group", raters.simulated,
      (select percentile_cont(0.5) within group (order by judgments.active_ms)
        from judgments join assignments on assignments.id = judgments.assignment_id
        where assignments.rater_id = raters.id and judgments.revision = 1) as "medianActiveMs",
      case when raters.excluded_by is distinct from 'lead' then null
        else coalesce(raters.exclusion_reason, 'set aside by a lead') end as "excludedReason"
    from raters left join rater_groups on rater_groups.id = raters.group_id
    where raters.study_id = ${studyId}
    order by raters.id`.execute(db);
  return rows;
}

/** All columns but one that may be as long as all others together, and that few read. */
const WITHOUT_FINDINGS = [
  'id',
  'study_id',
  'data_hash',
  'signature',
  'result',
  'created_at',
  'changes_seen',
] as const;
type StoredAnalysis = Omit<Row<'analyses'>, 'findings'>;

/** What people found of each item by the newest analysis of a study; null where it kept none. */
export async function newestFindings(db: Executor, studyId: number): Promise<object | null> {
  const row = await db
    .selectFrom('analyses')
    .select('findings')
    .where('study_id', '=', studyId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.findings ?? null;
}

/** A stored analysis of exactly this data by exactly this method. */
export async function findAnalysis(
  db: Executor,
  studyId: number,
  dataHash: string,
  signature: string,
): Promise<StoredAnalysis | undefined> {
  return await db
    .selectFrom('analyses')
    .select(WITHOUT_FINDINGS)
    .where('study_id', '=', studyId)
    .where('data_hash', '=', dataHash)
    .where('signature', '=', signature)
    .executeTakeFirst();
}

/** Events after which an analysis of a closed study may come out differently. */
const CHANGING = ['rater-excluded', 'rater-readmitted', 'rater-erased', 'state'];

/** The newest analysis of a study, where nothing that it rests on has changed since it was made. */
export async function findCurrentAnalysis(
  db: Executor,
  studyId: number,
): Promise<StoredAnalysis | undefined> {
  return await db
    .selectFrom('analyses')
    .select(WITHOUT_FINDINGS)
    .where('study_id', '=', studyId)
    .where('changes_seen', '=', await countChanges(db, studyId))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/**
 * How many events of a study may change what its analysis comes out as. Counted, not numbered: an event may bear a
 * lower number than one that was seen before it.
 */
export async function countChanges(db: Executor, studyId: number): Promise<number> {
  const { count } = await db
    .selectFrom('events')
    .select((get) => get.cast<number>(get.fn.countAll(), 'integer').as('count'))
    .where('study_id', '=', studyId)
    .where('kind', 'in', CHANGING)
    .executeTakeFirstOrThrow();
  return count;
}

/** Stores an analysis; where the same one is there it is replaced. */
export async function storeAnalysis(
  db: Executor,
  row: {
    studyId: number;
    dataHash: string;
    signature: string;
    result: object;
    /** Left out where those that are stored stay. */
    findings?: object;
    changesSeen: number;
  },
): Promise<void> {
  const result = JSON.stringify(row.result);
  const findings = row.findings === undefined ? {} : { findings: JSON.stringify(row.findings) };
  const changes_seen = row.changesSeen;
  await db
    .insertInto('analyses')
    .values({
      study_id: row.studyId,
      data_hash: row.dataHash,
      signature: row.signature,
      result,
      ...findings,
      changes_seen,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['study_id', 'data_hash', 'signature'])
        .doUpdateSet({ result, ...findings, changes_seen }),
    )
    .execute();
}
