import { sql } from 'kysely';
import type { Executor } from '#db/database.ts';
import type { NewRow, Row } from '#db/schema.ts';

/**
 * Stores outputs of one system, forgets what failed on their items before, and adds the time that they took: one
 * statement, so that an embedded database is busy as briefly as can be.
 * @param rows at most 1,000, one for each item; one that is there already stays as it is
 */
export async function storeGeneratedOutputs(
  db: Executor,
  systemId: number,
  rows: readonly NewRow<'outputs'>[],
  milliseconds: number,
): Promise<void> {
  await db
    .with('stored', (query) =>
      query
        .insertInto('outputs')
        .values(rows)
        .onConflict((conflict) => conflict.columns(['item_id', 'system_id']).doNothing()),
    )
    .with('forgotten', (query) =>
      query
        .deleteFrom('output_failures')
        .where('system_id', '=', systemId)
        .where(
          'item_id',
          'in',
          rows.map((row) => row.item_id),
        ),
    )
    .updateTable('systems')
    .set({ generation_ms: sql<number>`coalesce(generation_ms, 0) + ${milliseconds}` })
    .where('id', '=', systemId)
    .execute();
}

/** Notes why a system has no output for an item; a later reason replaces an earlier one. */
export async function recordOutputFailure(
  db: Executor,
  failure: Pick<NewRow<'output_failures'>, 'study_id' | 'item_id' | 'system_id' | 'message'>,
): Promise<void> {
  const again = { message: failure.message, failed_at: sql<Date>`now()` };
  await db
    .insertInto('output_failures')
    .values(failure)
    .onConflict((conflict) => conflict.columns(['item_id', 'system_id']).doUpdateSet(again as never))
    .execute();
}

/** The items that a system failed at and has no output for. */
export async function failedItems(db: Executor, systemId: number): Promise<Set<number>> {
  const rows = await db
    .selectFrom('output_failures')
    .select('item_id')
    .where('system_id', '=', systemId)
    .execute();
  return new Set(rows.map((row) => row.item_id));
}

/** What failed in a study and still has no output, in the order of systems and items. */
export async function listOutputFailures(
  db: Executor,
  studyId: number,
): Promise<{ system: string; item: string; message: string }[]> {
  return await db
    .selectFrom('output_failures')
    .innerJoin('systems', 'systems.id', 'output_failures.system_id')
    .innerJoin('items', 'items.id', 'output_failures.item_id')
    .select(['systems.name as system', 'items.key as item', 'output_failures.message'])
    .where('output_failures.study_id', '=', studyId)
    .orderBy('systems.position')
    .orderBy('items.position')
    .execute();
}

/** Notes why a system's run ended early; null for one that begins or came to its end. */
export async function setSystemFailure(
  db: Executor,
  systemId: number,
  message: string | null,
): Promise<void> {
  await db.updateTable('systems').set({ failure: message }).where('id', '=', systemId).execute();
}

/**
 * Computes a system's speed and latencies anew from its outputs, and notes what is known besides. Percentiles are
 * interpolated as PostgreSQL's percentile_cont does; they and the speed stay null where nothing was timed.
 * @param known the peak of memory counts if it is higher than in earlier runs
 */
export async function recordEfficiency(
  db: Executor,
  systemId: number,
  known: Partial<Pick<Row<'systems'>, 'size_bytes' | 'peak_memory_bytes' | 'tokenizer_hash'>> = {},
): Promise<void> {
  const { peak_memory_bytes: peak, ...rest } = known;
  const ofOutputs = <T>(figure: ReturnType<typeof sql<T>>) =>
    sql<T>`(select ${figure} from outputs where outputs.system_id = systems.id)`;
  const percentile = (share: number, column: string) =>
    ofOutputs<number | null>(sql`percentile_cont(${share}) within group (order by ${sql.ref(column)})`);
  await db
    .updateTable('systems')
    .set({
      ...rest,
      ...(peak === undefined
        ? {}
        : { peak_memory_bytes: sql<number>`greatest(coalesce(peak_memory_bytes, 0), ${peak}::bigint)` }),
      tokens_per_second: sql<
        number | null
      >`${ofOutputs(sql`sum(token_count)`)} * 1000 / nullif(generation_ms, 0)`,
      first_token_ms: percentile(0.5, 'first_token_ms'),
      latency_p50_ms: percentile(0.5, 'latency_ms'),
      latency_p95_ms: percentile(0.95, 'latency_ms'),
    })
    .where('id', '=', systemId)
    .execute();
}

/** The first failures of each system, with how many it has in all. */
export async function firstOutputFailures(
  db: Executor,
  studyId: number,
  most: number,
): Promise<{ systemId: number; item: string; message: string; count: number }[]> {
  const { rows } = await sql<{ systemId: number; item: string; message: string; count: number }>`
    select "systemId", item, message, count from (
      select output_failures.system_id as "systemId", items.key as item, output_failures.message,
        row_number() over (partition by output_failures.system_id order by items.position) as place,
        count(*) over (partition by output_failures.system_id)::int as count
      from output_failures join items on items.id = output_failures.item_id
      where output_failures.study_id = ${studyId}) as ranked
    where place <= ${most}
    order by "systemId", place`.execute(db);
  return rows;
}

/** The first outputs of each system that were made from a cut prompt, and by how many tokens it was cut. */
export async function firstCutPrompts(
  db: Executor,
  studyId: number,
  most: number,
): Promise<{ systemId: number; item: string; tokens: number }[]> {
  const { rows } = await sql<{ systemId: number; item: string; tokens: number }>`
    select systems.id as "systemId", cut.item, cut.tokens
    from systems cross join lateral (
      select items.key as item, items.position, outputs.truncated_tokens as tokens
      from outputs join items on items.id = outputs.item_id
      where outputs.system_id = systems.id and outputs.truncated_tokens > 0
      order by items.position limit ${most}) as cut
    where systems.study_id = ${studyId}
    order by systems.id, cut.position`.execute(db);
  return rows;
}

/** All outputs of a study that were made from a cut prompt, in the order of systems and items. */
export async function listCutPrompts(
  db: Executor,
  studyId: number,
): Promise<{ system: string; item: string; tokens: number }[]> {
  return await db
    .selectFrom('outputs')
    .innerJoin('systems', 'systems.id', 'outputs.system_id')
    .innerJoin('items', 'items.id', 'outputs.item_id')
    .select(['systems.name as system', 'items.key as item'])
    .select(sql<number>`outputs.truncated_tokens`.as('tokens'))
    .where('outputs.study_id', '=', studyId)
    .where('outputs.truncated_tokens', '>', 0)
    .orderBy('systems.position')
    .orderBy('items.position')
    .execute();
}

/** Outputs that ended for the same reason: how many, and how many of them are remarkable. */
export interface EndingCount {
  readonly systemId: number;
  /** Null where it is not known. */
  readonly finishReason: string | null;
  readonly outputs: number;
  /** Made from a cut prompt. */
  readonly truncated: number;
  /** Could have turned on rounding. */
  readonly nearTies: number;
}

/** The outputs of each system by how they ended, the most frequent ending first. */
export async function countEndings(db: Executor, studyId: number): Promise<EndingCount[]> {
  return await db
    .selectFrom('outputs')
    .select(['system_id as systemId', 'finish_reason as finishReason'])
    .select(sql<number>`count(*)::int`.as('outputs'))
    .select(sql<number>`(count(*) filter (where truncated_tokens > 0))::int`.as('truncated'))
    .select(sql<number>`(count(*) filter (where near_ties > 0))::int`.as('nearTies'))
    .where('study_id', '=', studyId)
    .groupBy(['system_id', 'finish_reason'])
    .orderBy(sql`count(*)`, 'desc')
    .orderBy('finish_reason')
    .execute();
}
