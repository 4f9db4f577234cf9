import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { frozenText, CONFIGURATION_VERSION } from '#app/core/studies/configuration/stored.ts';
import { FIRST_BATCH } from '#app/core/studies/batches.ts';
import { entryOf } from '#app/core/shared/entryOf.ts';
import type { OpenTransaction } from '#db/database.ts';
import { insertMany, nextIds } from '#db/queries/givenRows.ts';
import { ensureRaterGroup, insertInvitation } from '#db/queries/invitations.ts';
import { insertLook, listLooks, stopByLook } from '#db/queries/looks.ts';
import { recordProvenance } from '#db/queries/provenance.ts';
import { insertBatch } from '#db/queries/studies.ts';
import { insertSystems } from '#db/queries/systems.ts';
import type { Row } from '#db/schema.ts';
import { itemRow, systemRow } from '../../studies/createStudy.ts';
import { takeClosed } from '../../studies/changeState.ts';
import type { GivenJudgment, GivenStudy } from './givenStudy.ts';

/**
 * Stores all of a study that was judged elsewhere, and closes it. The study's row is there, new and empty.
 *
 * @param at the moment of the import
 */
export async function storeGivenStudy(
  trx: OpenTransaction,
  study: Row<'studies'>,
  given: GivenStudy,
  at: Date,
): Promise<void> {
  const stored = { trx, studyId: study.id, given, at };
  const items = await storeItems(stored);
  const systems = await storeSystems(stored);
  const outputs = await storeOutputs(stored, items, systems);
  await storeScores(stored, items, systems);
  const raters = await storeRaters(stored);
  await storeJudgments(stored, { items, raters, outputs });
  await storeRest(stored, items, raters);
  const { configuration, ruleVersion, openedAt, closedAt } = given;
  const text = frozenText(configuration);
  const frozen = { configuration, version: CONFIGURATION_VERSION, text, ruleVersion };
  await takeClosed(trx, study.id, { ...frozen, openedAt, closedAt });
}

interface Stored {
  readonly trx: OpenTransaction;
  readonly studyId: number;
  readonly given: GivenStudy;
  readonly at: Date;
}

type Ids = ReadonlyMap<string, number>;

async function storeItems({ trx, studyId, given }: Stored): Promise<Ids> {
  const batches = new Map<number, number>();
  for (const number of new Set([FIRST_BATCH, ...given.items.map(({ batch }) => batch)])) {
    batches.set(number, await insertBatch(trx, studyId, number));
  }
  const ids = await nextIds(trx, 'items', given.items.length);
  const rows = given.items.map((item, position) => {
    const row = itemRow(studyId, item, { position, batch: batches.get(item.batch)! });
    return {
      ...row,
      id: ids[position],
      messages: item.messages ?? null,
      reference_texts: item.references,
    };
  });
  await insertMany(trx, 'items', ITEM, rows);
  return new Map(given.items.map(({ item }, index) => [item, ids[index]!]));
}

const ITEM = {
  ...({
    id: 'int',
    study_id: 'int',
    batch_id: 'int',
    key: 'text',
    position: 'int',
    segment: 'text',
  } as const),
  ...({
    language: 'text',
    prompt: 'text',
    messages: 'jsonb',
    source: 'text',
    reference_texts: 'jsonb',
  } as const),
} as const;

async function storeSystems({ trx, studyId, given }: Stored): Promise<ReadonlyMap<string, Row<'systems'>>> {
  const asked = new Map(given.configuration.systems.map((system) => [system.name, system]));
  const rows = await insertSystems(
    trx,
    given.systems.map((system, position) => {
      const own = asked.get(system.name);
      return {
        ...(own === undefined
          ? {
              ...{ study_id: studyId, name: system.name, role: system.role, position, provider: null },
              settings: JSON.stringify(system.settings),
            }
          : systemRow(studyId, own, position)),
        criterion: system.criterion,
        dose: system.dose,
        maker: system.maker,
        size_bytes: system.sizeBytes,
        tokens_per_second: system.tokensPerSecond,
        peak_memory_bytes: system.peakMemoryBytes,
        latency_p50_ms: system.latencyP50Ms,
        latency_p95_ms: system.latencyP95Ms,
        first_token_ms: system.firstTokenMs,
        generation_ms: system.generationMs,
        tokenizer_hash: system.tokenizerHash,
      };
    }),
  );
  return new Map(rows.map((row) => [row.name, row]));
}

const OUTPUT = {
  ...({
    id: 'int',
    study_id: 'int',
    item_id: 'int',
    system_id: 'int',
    text: 'text',
    text_hash: 'text',
  } as const),
  ...({ shown_hash: 'text', source_system_id: 'int', token_count: 'int', latency_ms: 'float8' } as const),
  ...({ finish_reason: 'text', provenance_id: 'int' } as const),
} as const;

const cell = (item: string, system: string) => JSON.stringify([item, system]);

async function storeOutputs(
  { trx, studyId, given }: Stored,
  items: Ids,
  systems: ReadonlyMap<string, Row<'systems'>>,
): Promise<Ids> {
  const ways = new Map<string, (number | null)[]>();
  for (const { name, made } of given.systems) {
    const own: (number | null)[] = [];
    for (const { provenance, outputs } of made) {
      const id = provenance === null ? null : await recordProvenance(trx, systems.get(name)!, provenance);
      for (let count = 0; count < outputs; count++) own.push(id);
    }
    ways.set(name, own.reverse());
  }
  const ids = await nextIds(trx, 'outputs', given.outputs.length);
  const rows = given.outputs.map((output, index) => {
    const textHash = hashOf(output.text);
    // Texts that were judged one by one stay two, even where they are the same.
    const shown = output.sharedTextId ?? hashOf(cell(output.item, output.system));
    return {
      id: ids[index],
      study_id: studyId,
      item_id: items.get(output.item),
      system_id: systems.get(output.system)!.id,
      text: output.text,
      text_hash: textHash,
      shown_hash: shown === textHash ? null : shown,
      source_system_id: output.sourceSystem === null ? null : systems.get(output.sourceSystem)!.id,
      token_count: output.tokens,
      latency_ms: output.latencyMs,
      finish_reason: output.finishReason,
      provenance_id: ways.get(output.system)?.pop() ?? null,
    };
  });
  await insertMany(trx, 'outputs', OUTPUT, rows);
  return new Map(given.outputs.map(({ item, system }, index) => [cell(item, system), ids[index]!]));
}

const SCORE = {
  ...({ study_id: 'int', item_id: 'int', system_id: 'int', measure: 'text', value: 'float8' } as const),
  ...({ lower: 'float8', upper: 'float8', signature: 'text', detail: 'jsonb' } as const),
} as const;

async function storeScores(
  { trx, studyId, given }: Stored,
  items: Ids,
  systems: ReadonlyMap<string, Row<'systems'>>,
): Promise<void> {
  const rows = given.scores.map(({ item, system, ...score }) => ({
    ...score,
    study_id: studyId,
    item_id: item === null ? null : items.get(item),
    system_id: systems.get(system)!.id,
  }));
  await insertMany(trx, 'scores', SCORE, rows);
}

const RATER = {
  ...({ id: 'int', study_id: 'int', invitation_id: 'int', group_id: 'int', name: 'text' } as const),
  ...({ secret_hash: 'text', simulated: 'bool', locale: 'text', created_at: 'timestamptz' } as const),
  ...({
    excluded_at: 'timestamptz',
    exclusion_reason: 'text',
    excluded_by: 'text',
    recruited: 'jsonb',
  } as const),
} as const;

async function storeRaters({ trx, studyId, given, at }: Stored): Promise<Ids> {
  // Every rater came by a link; nobody comes by this one.
  const link = { token: randomBytes(24).toString('base64url'), label: 'import', group_id: null };
  const { id: invitation } = await insertInvitation(trx, {
    ...link,
    study_id: studyId,
    expires_at: null,
    revoked_at: at,
  });
  const groups = new Map<string, number>();
  for (const group of new Set(given.raters.flatMap(({ group: one }) => one ?? []))) {
    groups.set(group, await ensureRaterGroup(trx, studyId, group));
  }
  const ids = await nextIds(trx, 'raters', given.raters.length);
  const rows = given.raters.map((rater, index) => ({
    id: ids[index],
    study_id: studyId,
    invitation_id: invitation,
    group_id: rater.group === null ? null : groups.get(rater.group),
    name: rater.name,
    secret_hash: randomBytes(32).toString('hex'),
    simulated: rater.simulated,
    locale: given.configuration.locale,
    created_at: given.openedAt,
    excluded_at: rater.excludedBy === null ? null : given.closedAt,
    exclusion_reason: rater.exclusionReason,
    excluded_by: rater.excludedBy,
    recruited: rater.recruited,
  }));
  await insertMany(trx, 'raters', RATER, rows);
  return new Map(given.raters.map(({ name }, index) => [name, ids[index]!]));
}

const TASK = { id: 'int', study_id: 'int', item_id: 'int', kind: 'text' } as const;
const TASK_OUTPUT = { task_id: 'int', output_id: 'int', slot: 'text' } as const;
const ROOM = {
  ...({ item_id: 'int', study_id: 'int', language: 'text', place: 'int', asked: 'int' } as const),
} as const;
const BLOCK = {
  ...({
    id: 'int',
    study_id: 'int',
    item_id: 'int',
    rater_id: 'int',
    state: 'text',
    leased_until: 'timestamptz',
  } as const),
  ...({ created_at: 'timestamptz', submitted_at: 'timestamptz', set_aside: 'bool' } as const),
} as const;
const ASSIGNMENT = {
  ...({
    id: 'uuid',
    study_id: 'int',
    block_id: 'int',
    task_id: 'int',
    rater_id: 'int',
    position: 'int',
  } as const),
  ...({ swapped: 'bool', arrangement: 'text', submitted_at: 'timestamptz', repeat: 'bool' } as const),
} as const;
const JUDGMENT = {
  ...({
    id: 'int',
    study_id: 'int',
    assignment_id: 'uuid',
    revision: 'int',
    choice: 'text',
    strength: 'text',
  } as const),
  ...({
    comment: 'text',
    active_ms: 'float8',
    submitted_at: 'timestamptz',
    idempotency_key: 'text',
  } as const),
} as const;
const RATING = { judgment_id: 'int', criterion: 'text', value: 'float8' } as const;
const RANKING = { judgment_id: 'int', output_id: 'int', rank: 'int' } as const;
const HIGHLIGHT = {
  ...({ judgment_id: 'int', start_offset: 'int', end_offset: 'int', severity: 'text' } as const),
  ...({ criterion: 'text', comment: 'text' } as const),
} as const;
const RECORD = {
  ...({ rater_id: 'int', number: 'int', blocks: 'int', next_position: 'int', tasks: 'int' } as const),
  ...({ repeats: 'int', judged: 'int' } as const),
} as const;

interface TaskOf {
  readonly key: string;
  readonly judgment: GivenJudgment;
}

async function storeJudgments(
  { trx, studyId, given }: Stored,
  { items, raters, outputs }: { items: Ids; raters: Ids; outputs: Ids },
): Promise<void> {
  const { judgments, openedAt, closedAt } = given;
  const tasks = new Map<string, TaskOf>();
  const blocks = new Map<string, GivenJudgment>();
  const assignments = new Map<string, { readonly of: GivenJudgment; readonly task: string; last: Date }>();
  const keys = judgments.map((judgment) => {
    const { kind, item, rater, slots, repeat } = judgment;
    const task = JSON.stringify([item, kind, slots]);
    if (!tasks.has(task)) tasks.set(task, { key: task, judgment });
    const block = cell(item, rater);
    if (!blocks.has(block)) blocks.set(block, judgment);
    const key = `${rater}\u0000${repeat}\u0000${task}`;
    const known = entryOf(assignments, key, () => ({
      of: judgment,
      task,
      last: judgment.submittedAt ?? closedAt,
    }));
    if (judgment.submittedAt !== null && judgment.submittedAt > known.last) known.last = judgment.submittedAt;
    return key;
  });
  const taskIds = idsOf([...tasks.keys()], await nextIds(trx, 'tasks', tasks.size));
  const blockIds = idsOf([...blocks.keys()], await nextIds(trx, 'blocks', blocks.size));
  await insertMany(
    trx,
    'tasks',
    TASK,
    [...tasks.values()].map(({ key, judgment: { item, kind } }) => ({
      ...{ id: taskIds.get(key), study_id: studyId, item_id: items.get(item), kind },
    })),
  );
  await insertMany(
    trx,
    'task_outputs',
    TASK_OUTPUT,
    [...tasks.values()].flatMap(({ key, judgment: { item, slots } }) =>
      slots.map(([slot, system]) => ({
        ...{ task_id: taskIds.get(key), output_id: outputs.get(cell(item, system)), slot },
      })),
    ),
  );
  const asked = new Map<string, number>();
  for (const { item } of blocks.values()) asked.set(item, (asked.get(item) ?? 0) + 1);
  await insertMany(
    trx,
    'item_rooms',
    ROOM,
    given.items.flatMap(({ item, language }, place) =>
      asked.has(item)
        ? [
            {
              ...{ item_id: items.get(item), study_id: studyId, place, asked: asked.get(item) },
              language: language?.split('-')[0] ?? null,
            },
          ]
        : [],
    ),
  );
  const unfinished = new Set(given.skips.map(({ item, rater }) => cell(item, rater)));
  await insertMany(
    trx,
    'blocks',
    BLOCK,
    [...blocks].map(([key, { item, rater }]) => ({
      ...{ id: blockIds.get(key), study_id: studyId, item_id: items.get(item), rater_id: raters.get(rater) },
      state: unfinished.has(key) ? 'expired' : 'submitted',
      leased_until: closedAt,
      created_at: openedAt,
      submitted_at: unfinished.has(key) ? null : closedAt,
      set_aside: unfinished.has(key),
    })),
  );
  const uuids = new Map([...assignments.keys()].map((key) => [key, randomUUID()]));
  const places = placesOf([...assignments.values()].map(({ of }) => of));
  await insertMany(
    trx,
    'assignments',
    ASSIGNMENT,
    [...assignments].map(([key, { of, task, last }]) => ({
      ...{
        id: uuids.get(key),
        study_id: studyId,
        task_id: taskIds.get(task),
        rater_id: raters.get(of.rater),
      },
      block_id: blockIds.get(cell(of.item, of.rater)),
      position: places.get(of),
      ...{ swapped: of.swapped, arrangement: of.arrangement, submitted_at: last, repeat: of.repeat },
    })),
  );
  const ids = await nextIds(trx, 'judgments', judgments.length);
  await insertMany(
    trx,
    'judgments',
    JUDGMENT,
    judgments.map(({ answer, ...judgment }, index) => ({
      ...{
        id: ids[index],
        study_id: studyId,
        assignment_id: uuids.get(keys[index]!),
        revision: judgment.revision,
      },
      ...{ choice: answer.choice ?? null, strength: answer.strength ?? null, comment: judgment.comment },
      ...{ active_ms: judgment.activeMs, submitted_at: judgment.submittedAt },
      idempotency_key: `import-${judgment.revision}`,
    })),
  );
  const each = <T>(rowsOf: (judgment: GivenJudgment, id: number) => T[]) =>
    judgments.flatMap((judgment, index) => rowsOf(judgment, ids[index]!));
  await insertMany(
    trx,
    'ratings',
    RATING,
    each(({ answer: { ratings = {} } }, id) =>
      Object.entries(ratings).map(([criterion, value]) => ({ judgment_id: id, criterion, value })),
    ),
  );
  await insertMany(
    trx,
    'rankings',
    RANKING,
    each(({ item, answer: { ranks = {} } }, id) =>
      Object.entries(ranks).map(([system, rank]) => ({
        ...{ judgment_id: id, output_id: outputs.get(cell(item, system)), rank },
      })),
    ),
  );
  await insertMany(
    trx,
    'highlights',
    HIGHLIGHT,
    each(({ answer: { highlights = [] } }, id) =>
      highlights.map(({ start, end, severity, criterion, comment }) => ({
        ...{ judgment_id: id, start_offset: start, end_offset: end, severity, criterion, comment },
      })),
    ),
  );
  await storeRecords({
    trx,
    raters,
    blocks: [...blocks.values()],
    assignments: [...assignments.values()],
    places,
  });
  await trx
    .updateTable('studies')
    .set({ task_count: tasks.size, task_items: asked.size })
    .where('id', '=', studyId)
    .execute();
}

/** What each rater has had, as it is counted where people rate here. */
async function storeRecords({
  trx,
  raters,
  blocks,
  assignments,
  places,
}: {
  trx: OpenTransaction;
  raters: Ids;
  blocks: readonly GivenJudgment[];
  assignments: readonly { readonly of: GivenJudgment }[];
  places: ReadonlyMap<GivenJudgment, number>;
}): Promise<void> {
  const records = new Map(
    [...raters].map(([rater, id], index) => [
      rater,
      { rater_id: id, number: index + 1, blocks: 0, next_position: 0, tasks: 0, repeats: 0, judged: 0 },
    ]),
  );
  for (const { rater } of blocks) records.get(rater)!.blocks += 1;
  for (const { of } of assignments) {
    const record = records.get(of.rater)!;
    record[of.repeat ? 'repeats' : 'tasks'] += 1;
    record.judged += 1;
    record.next_position = Math.max(record.next_position, places.get(of)! + 1);
  }
  await insertMany(trx, 'rater_records', RECORD, [...records.values()]);
}

/** The place of each assignment in its rater's sequence: its own, or behind those that are known, in the file's order. */
function placesOf(assignments: readonly GivenJudgment[]): Map<GivenJudgment, number> {
  const next = new Map<string, number>();
  for (const { rater, position } of assignments) {
    if (position !== null) next.set(rater, Math.max(next.get(rater) ?? 0, position + 1));
  }
  return new Map(
    assignments.map((of) => {
      if (of.position !== null) return [of, of.position];
      const place = next.get(of.rater) ?? 0;
      next.set(of.rater, place + 1);
      return [of, place];
    }),
  );
}

const SKIP = {
  ...({
    study_id: 'int',
    item_id: 'int',
    rater_id: 'int',
    kind: 'text',
    seen: 'jsonb',
    last_seen: 'text',
  } as const),
  ...({ reason: 'text', submitted_at: 'timestamptz' } as const),
} as const;
const EVENT = { study_id: 'int', at: 'timestamptz', actor: 'text', kind: 'text', detail: 'jsonb' } as const;

async function storeRest({ trx, studyId, given }: Stored, items: Ids, raters: Ids): Promise<void> {
  await insertMany(
    trx,
    'given_skips',
    SKIP,
    given.skips.map(({ item, rater, kind, seen, lastSeen, reason, at }) => ({
      ...{ study_id: studyId, item_id: items.get(item), rater_id: raters.get(rater), kind, seen, reason },
      ...{ last_seen: lastSeen, submitted_at: at },
    })),
  );
  for (const { number, takenAt, share, information, decisions } of given.looks) {
    await insertLook(trx, { study_id: studyId, number, taken_at: takenAt, share, information, decisions });
  }
  for (const { id, number } of await listLooks(trx, studyId)) {
    const stopped = given.looks.find((look) => look.number === number)?.stoppedAt ?? null;
    if (stopped !== null) await stopByLook(trx, id, stopped);
  }
  await insertMany(
    trx,
    'events',
    EVENT,
    given.events.map((event) => ({ ...event, study_id: studyId })),
  );
}

function idsOf(keys: readonly string[], ids: readonly number[]): Map<string, number> {
  return new Map(keys.map((key, index) => [key, ids[index]!]));
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
