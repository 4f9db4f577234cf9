import { isAppError } from '#app/core/shared/errors.ts';
import { createRandom } from '#app/core/shared/random.ts';
import { isCounted } from '#app/core/studies/controlCounts.ts';
import { isNewText, type ControlItem } from '#app/core/tasks/controlItem.ts';
import {
  changePrompt,
  showsChange,
  type ChangedPrompt,
  type PromptChange,
} from '#app/core/tasks/changePrompt.ts';
import { keepsLength } from '#app/core/studies/controlLength.ts';
import { spreadOverSegments } from '#app/core/tasks/spreadOverSegments.ts';
import { generateRemotely } from '#app/inference/remote/generateRemotely.ts';
import type { Database } from '#db/database.ts';
import { listControlTexts, upsertControlTexts } from '#db/queries/controlTexts.ts';
import { openingOutlines, itemsById } from '#db/queries/items.ts';
import { listSystems } from '#db/queries/systems.ts';
import { outputTexts } from '#db/queries/tasks.ts';
import type { Row } from '#db/schema.ts';
import { CAN_BE_ASKED } from '#app/core/studies/providers.ts';
import { controlItems, controlledBy } from '../tasks/storeControls.ts';
import { asked } from './asked.ts';
import { stageProgress } from './progress.ts';
import { resolveModelFolder } from './resolveModelFolder.ts';
import type { GenerationRun } from './run.ts';
import type { Store } from './turn.ts';

/** What a change of the prompt harms, and what its maker is called. */
const CHANGES = [
  { change: 'fact', criterion: 'consistency', maker: 'changed-fact' },
  { change: 'request', criterion: 'relevance', maker: 'missing-fact' },
] as const satisfies readonly { change: PromptChange; criterion: string; maker: string }[];

/** Systems are asked twice for each control that could be used: some don't show the change, or not in the same length. */
const TRIES = 2;

/** A text to be asked for. */
interface Attempt {
  readonly item: Row<'items'>;
  readonly source: ControlItem;
  readonly system: Row<'systems'>;
  readonly changed: ChangedPrompt;
  readonly criterion: string;
  readonly maker: string;
}

/**
 * Has the systems that can be run write slight controls: a text under a prompt with one fact changed, or one left out,
 * by the system whose text the item's control is made from. Kept where it shows the change and nothing tells it by its
 * length. What isn't kept, and what no system can write, the makers of texts give. Every output has to be there.
 *
 * A system that fails here has given all its outputs; its study goes on without these controls.
 */
export async function writePromptedControls(
  db: Database,
  study: Row<'studies'>,
  run: GenerationRun,
  store: Store,
): Promise<void> {
  const attempts = await plannedAttempts(db, study);
  const systems = [...new Map(attempts.map(({ system }) => [system.id, system])).values()];
  for (const system of systems) {
    run.control.signal.throwIfAborted();
    const own = attempts.filter((attempt) => attempt.system.id === system.id);
    try {
      await askSystem(system, own, run, store);
    } catch (error) {
      run.control.signal.throwIfAborted();
      if (!isAppError(error) || !GIVES_UP.has(error.code)) throw error;
    }
  }
}

const GIVES_UP: ReadonlySet<string> = new Set(['unavailable', 'model_unusable', 'invalid_input']);

async function plannedAttempts(db: Database, study: Row<'studies'>): Promise<Attempt[]> {
  const { protocol, seed } = study.configuration;
  const tested = (await listSystems(db, study.id)).filter(({ role }) => role !== 'control');
  const controlled = controlledBy(protocol, tested.length);
  const { settings } = controlled;
  if (!isCounted(settings) || settings.slight === 0) return [];
  const changes = CHANGES.filter(
    ({ criterion }) => controlled.compared || controlled.criteria.includes(criterion),
  );
  const running = new Map(
    tested.flatMap((system) => (canRun(system) ? [[system.name, system] as const] : [])),
  );
  if (changes.length === 0 || running.size === 0) return [];
  const wanted = TRIES * settings.slight;
  const order = spreadOverSegments(await openingOutlines(db, study.id), createRandom(`${seed}/prompts`));
  const pool = order.slice(0, POOL * wanted * changes.length).map(({ id }) => id);
  const rows = await itemsById(db, pool);
  const sources = controlItems(rows, await outputTexts(db, pool), tested, seed);
  const sourceOf = new Map(rows.map((row, index) => [row.id, { row, source: sources[index]! }]));
  const there = new Set((await listControlTexts(db, study.id)).map(({ item_id }) => item_id));
  const prompts = rows.map(({ prompt }) => prompt);
  const counts = new Map<PromptChange, number>();
  return pool.flatMap((id, place): Attempt[] => {
    const { row, source } = sourceOf.get(id)!;
    const system = running.get(source.system);
    // In turn, and an item for one change alone: it can carry one control.
    const { change, criterion, maker } = changes[place % changes.length]!;
    const count = counts.get(change) ?? 0;
    if (system === undefined || count >= wanted) return [];
    const random = createRandom(`${seed}/prompt/${maker}/${row.position}`);
    const changed = changePrompt(row.prompt, change, donorsOf(prompts, row.prompt, random), random);
    // Whether the source has what is to go is known before anything is asked.
    if (changed === null || !showsChange({ ...changed, came: null }, source.text, '')) return [];
    counts.set(change, count + 1);
    return there.has(id) ? [] : [{ item: row, source, system, changed, criterion, maker }];
  });
}

/** Of so many times the items that are asked about, the texts are read: not every prompt can be changed. */
const POOL = 3;
/** Prompts whose facts a prompt may get. */
const DONORS = 40;

function donorsOf(
  prompts: readonly string[],
  own: string,
  random: ReturnType<typeof createRandom>,
): string[] {
  const others = prompts.filter((prompt) => prompt !== own);
  return random.shuffle(others).slice(0, DONORS);
}

function canRun({ provider }: Row<'systems'>): boolean {
  return provider !== null && CAN_BE_ASKED[provider.kind];
}

async function askSystem(
  system: Row<'systems'>,
  attempts: readonly Attempt[],
  run: GenerationRun,
  store: Store,
): Promise<void> {
  const byItem = new Map(attempts.map((attempt) => [attempt.item.key, attempt]));
  const progress = stageProgress(run.control, `controls ${system.name}`, attempts.length);
  for await (const { item, text } of answersOf(system, attempts, run)) {
    progress.done();
    const attempt = byItem.get(item)!;
    if (text === null || !isControl(attempt, text)) continue;
    const { criterion, maker } = attempt;
    const row = {
      study_id: system.study_id,
      item_id: attempt.item.id,
      criterion,
      dose: 'slight',
      maker,
      source_system_id: system.id,
      text,
    } as const;
    await store((trx) => upsertControlTexts(trx, [row]));
  }
}

function isControl({ source, changed }: Attempt, text: string): boolean {
  return showsChange(changed, source.text, text) && keepsLength(source.text, text) && isNewText(source, text);
}

/** What the system answers to the changed prompts, with its own settings; null where it gives no text. */
async function* answersOf(
  { provider, settings }: Row<'systems'>,
  attempts: readonly Attempt[],
  { access, startWorker, control: { signal } }: GenerationRun,
): AsyncGenerator<{ item: string; text: string | null }> {
  const items = attempts.map(({ item, changed: { prompt } }) =>
    asked({
      ...item,
      prompt,
      messages: item.messages && [
        ...item.messages.slice(0, -1),
        { ...item.messages.at(-1)!, content: prompt },
      ],
    }),
  );
  if (provider?.kind === 'openai') {
    const { hosts, apiKey } = access;
    for await (const outcome of generateRemotely({ provider, settings, items, hosts, apiKey, signal })) {
      yield { item: outcome.item, text: 'failure' in outcome ? null : outcome.answer.text };
    }
    return;
  }
  if (provider?.kind !== 'onnx') return;
  const modelFolder = await resolveModelFolder(provider.modelFolder, access);
  const worker = await startWorker();
  try {
    for await (const result of worker.generate({ modelFolder, items, settings, signal })) {
      yield { item: result.item, text: 'error' in result ? null : result.output };
    }
  } finally {
    await worker.close();
  }
}
