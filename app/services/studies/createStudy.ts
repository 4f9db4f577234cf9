import { AppError, problem, type Problem } from '#app/core/shared/errors.ts';
import {
  studyConfigurationSchema,
  type StudyConfiguration,
  type SystemConfiguration,
} from '#app/core/studies/configuration.ts';
import { CONFIGURATION_VERSION } from '#app/core/studies/configuration/stored.ts';
import { conversationProblems } from '#app/core/studies/conversationProblems.ts';
import type { Item } from '#app/core/studies/items.ts';
import { storingProblems } from '#app/core/shared/storable.ts';
import { freeSlug, slugOf } from '#app/core/studies/slug.ts';
import { createRandom } from '#app/core/shared/random.ts';
import { spreadOverSegments } from '#app/core/tasks/spreadOverSegments.ts';
import type { Database, Executor } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { insertItems } from '#db/queries/items.ts';
import { EXTENSION_BATCH, FIRST_BATCH } from '#app/core/studies/batches.ts';
import { insertStudyLead } from '#db/queries/studyLeads.ts';
import { insertBatch, insertStudy, slugsLike } from '#db/queries/studies.ts';
import { insertSystems } from '#db/queries/systems.ts';
import type { NewRow, Row } from '#db/schema.ts';
import { SYSTEM, type Doing } from './actor.ts';
import { checkItems, problemsOf, type CheckedItems } from './checkItems.ts';
import { checkEncoder, checkSystems } from '../generation/checkSystems.ts';
import { NO_ACCESS, type ModelAccess } from '../generation/modelAccess.ts';

export interface NewStudy {
  /** By `studyConfigurationSchema`. */
  configuration: unknown;
  /** Each by `itemSchema`; or what `checkItems` found of them elsewhere. */
  items: readonly unknown[] | CheckedItems;
  /** The study's address; by default made of its name, with a number where that is taken. */
  slug?: string;
  /** The account that creates it, and leads it from then on. */
  createdBy?: number;
  /** What its systems may reach; by default nothing, which is enough where all outputs are imported. */
  access?: ModelAccess;
}

/**
 * Creates a study as a draft: configuration, systems, and its first batch of items.
 *
 * @throws AppError `invalid_input` with all problems of configuration (`configuration.…`) and items
 *   (`items[3].prompt`); `conflict` where a given slug is taken
 */
export async function createStudy(
  db: Database,
  input: NewStudy,
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<Row<'studies'>> {
  const valid = validateStudy(input);
  return await db.transaction().execute((trx) => insertValidated(trx, valid, input, { now, actor }));
}

/** A new study that may be stored. */
export interface ValidStudy {
  readonly configuration: StudyConfiguration;
  readonly items: readonly Item[];
}

/** What a new study comes from. */
export interface StudyOrigin {
  /** The study that it does again. */
  readonly repeats?: Pick<Row<'studies'>, 'id' | 'slug'>;
  /** The study that it is a pilot of. */
  readonly pilotOf?: Pick<Row<'studies'>, 'id' | 'slug'>;
}

/** Stores a new study as a draft: see `createStudy`. */
export async function insertValidated(
  trx: Executor,
  { configuration, items }: ValidStudy,
  input: Pick<NewStudy, 'slug' | 'createdBy'>,
  { now, actor }: Required<Doing>,
  origin: StudyOrigin = {},
): Promise<Row<'studies'>> {
  const study = await insertStudyRow(trx, configuration, input, origin);
  const counts = { items: items.length, systems: configuration.systems.length };
  const { repeats, pilotOf } = origin;
  const detail = {
    name: study.name,
    ...counts,
    ...(repeats !== undefined && { repeats: repeats.slug }),
    ...(pilotOf !== undefined && { pilotOf: pilotOf.slug }),
  };
  await insertEvent(trx, { studyId: study.id, at: now, actor, kind: 'study-created', detail });
  // The leads of a pilot are those of its study.
  if (input.createdBy !== undefined && pilotOf === undefined) {
    await insertStudyLead(trx, { studyId: study.id, accountId: input.createdBy, at: now });
  }
  const batchOf = await insertBatches(trx, study.id, configuration, items);
  await insertSystems(
    trx,
    configuration.systems.map((system, position) => systemRow(study.id, system, position)),
  );
  await insertItems(
    trx,
    items.map((item, position) => itemRow(study.id, item, { position, batch: batchOf(position) })),
  );
  return study;
}

/** A system under test that has written nothing yet, as it is stored. */
export function systemRow(
  studyId: number,
  { name, role, provider, settings }: SystemConfiguration,
  position: number,
): NewRow<'systems'> {
  return {
    study_id: studyId,
    name,
    role,
    position,
    provider: JSON.stringify(provider),
    settings: JSON.stringify(settings),
    criterion: null,
    size_bytes: null,
    tokens_per_second: null,
    peak_memory_bytes: null,
    tokenizer_hash: null,
  };
}

/** An item as it is stored. */
export function itemRow(
  studyId: number,
  item: Item,
  { position, batch }: { readonly position: number; readonly batch: number },
): NewRow<'items'> {
  return {
    study_id: studyId,
    batch_id: batch,
    key: item.item,
    position,
    segment: item.segment ?? null,
    language: item.language ?? null,
    prompt: item.prompt,
    messages: item.messages === undefined ? null : JSON.stringify(item.messages),
    source: item.source ?? null,
    reference_texts: JSON.stringify(item.references),
  };
}

/**
 * Stores a study's batches; where it may be extended, some items wait for that.
 *
 * @returns the batch of the item at a position
 */
async function insertBatches(
  trx: Executor,
  studyId: number,
  configuration: StudyConfiguration,
  items: readonly Item[],
): Promise<(position: number) => number> {
  const first = await insertBatch(trx, studyId, FIRST_BATCH);
  if (configuration.looks.extension === null) return () => first;
  const further = await insertBatch(trx, studyId, EXTENSION_BATCH);
  const held = heldBack(configuration, items);
  return (position) => (held.has(position) ? further : first);
}

/** The positions of the items that wait for an extension: drawn by the study's seed, evenly over segments. */
export function heldBack(
  { looks, seed }: Pick<StudyConfiguration, 'looks' | 'seed'>,
  items: readonly Item[],
): ReadonlySet<number> {
  const inOrder = items.map(({ segment = null }, position) => ({ position, segment }));
  const drawn = spreadOverSegments(inOrder, createRandom(seed).fork('extension'));
  return new Set(drawn.slice(0, looks.extension?.items ?? 0).map(({ position }) => position));
}

/** @throws AppError see `createStudy` */
export function validateStudy(input: NewStudy): ValidStudy {
  const { items, problems: ofItems } = isChecked(input.items) ? input.items : checkItems(input.items);
  const problems: Problem[] = storingProblems(input.configuration, 'configuration');
  const configuration = studyConfigurationSchema.safeParse(input.configuration);
  if (!configuration.success) problems.push(...problemsOf(configuration.error, 'configuration'));
  const systems = checkSystems(configuration.data?.systems ?? [], input.access ?? NO_ACCESS);
  const { encoder, problems: ofEncoder } = checkEncoder(
    configuration.data?.bertscore,
    input.access ?? NO_ACCESS,
  );
  problems.push(...systems.problems, ...ofEncoder, ...ofItems);
  problems.push(...conversationProblems(configuration.data?.systems ?? [], items));
  if (items.length === 0 && ofItems.length === 0) problems.push(problem('items', 'no-items'));
  const held = configuration.data?.looks.extension?.items ?? 0;
  if (held > 0 && ofItems.length === 0 && held >= items.length) {
    const place = 'configuration.looks.extension.items';
    problems.push(problem(place, 'extension-holds-all', { items: items.length }));
  }
  if (problems.length > 0 || !configuration.success) {
    const [first] = problems as [Problem];
    throw new AppError('study-refused', { first, more: problems.length - 1 }, { problems });
  }
  return {
    configuration: {
      ...configuration.data,
      systems: systems.systems,
      ...(encoder !== undefined && { bertscore: encoder }),
    },
    items,
  };
}

const isChecked = (items: NewStudy['items']): items is CheckedItems => !Array.isArray(items);

/**
 * Stores the row of a new study and nothing that belongs to it.
 *
 * @throws AppError `conflict` where a given slug is taken
 */
export async function insertStudyRow(
  trx: Executor,
  configuration: StudyConfiguration,
  { slug, createdBy }: Pick<NewStudy, 'slug' | 'createdBy'>,
  { repeats, pilotOf }: StudyOrigin = {},
): Promise<Row<'studies'>> {
  const base = slugOf(slug ?? configuration.name);
  for (;;) {
    const free = slug === undefined ? freeSlug(base, new Set(await slugsLike(trx, base))) : base;
    const study = await insertStudy(trx, {
      slug: free,
      name: configuration.name,
      configuration: JSON.stringify(configuration),
      configuration_version: CONFIGURATION_VERSION,
      created_by: createdBy ?? null,
      repeats_id: repeats?.id ?? null,
      pilot_of: pilotOf?.id ?? null,
      opened_at: null,
      closed_at: null,
    });
    if (study !== undefined) return study;
    if (slug !== undefined) {
      throw new AppError('slug-taken', { slug: free });
    }
  }
}
