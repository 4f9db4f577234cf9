import { createHash } from 'node:crypto';
import { RANKED_SLOTS } from '#app/core/kinds/layout.ts';
import { createRandom } from '#app/core/shared/random.ts';
import { DOSES, type Dose } from '#app/core/studies/dose.ts';
import { askedKinds, type Protocol } from '#app/core/studies/configuration.ts';
import { isNewText, type ControlItem } from '#app/core/tasks/controlItem.ts';
import { mostControls, type ControlledProtocol } from '#app/core/tasks/controlLines.ts';
import { controlSystemName, makeControls, WORSE, type WorseText } from '#app/core/tasks/controls.ts';
import { MAKERS } from '#app/core/tasks/makers/makers.ts';
import { makePilotControls } from '#app/core/tasks/pilotControls.ts';
import { controlPool } from '#app/core/tasks/planControls.ts';
import type { Given } from './givenControls.ts';
import { isCounted, type ControlSettings } from '#app/core/studies/controlCounts.ts';
import type { Executor } from '#db/database.ts';
import { EXTENSION_BATCH, FIRST_BATCH } from '#app/core/studies/batches.ts';
import { itemsById, type ItemOutline } from '#db/queries/items.ts';
import { insertOutputs } from '#db/queries/outputs.ts';
import { insertSystems, listSystems } from '#db/queries/systems.ts';
import { outputTexts, type OutputText } from '#db/queries/tasks.ts';
import type { NewRow, Row } from '#db/schema.ts';

/**
 * Makes the controls of a study and stores them as outputs of systems, one for each criterion, dose and maker. Each is
 * made from the output of a system drawn from those under test, so that a control tells nothing of who wrote the others.
 * An item carries one at most, in a pilot one of each criterion and perhaps a gross one.
 * Texts are read of as many items as the controls may need, not of all.
 *
 * @param given controls that the program needn't make, and texts of a worse system, by the positions of items
 * @returns the criteria for which no control can be made of the items that the study opens with
 */
export async function storeControls(
  trx: Executor,
  study: Row<'studies'>,
  items: readonly ItemOutline[],
  { controls: given, worse }: Given,
): Promise<readonly string[]> {
  const { protocol, seed } = study.configuration;
  const tested = await listSystems(trx, study.id);
  const controlled = controlledBy(protocol, tested.length);
  const baseline = tested.find(({ role }) => role === 'baseline')!.name;
  const all: StoredControl[] = [];
  const rows: Row<'items'>[] = [];
  let withoutMaker: readonly string[] = [];
  for (const { items: own, share, isOpening } of partsOf(items)) {
    const places = new Set(own.map(({ position }) => position));
    const here = <T extends { readonly item: number }>(those: readonly T[]) =>
      those.filter(({ item }) => places.has(item));
    const asked = { ...controlled, settings: shareOf(controlled.settings, share) };
    const pool = poolOf(own, mostControls(own.length, asked), seed, [...here(given), ...here(worse)]);
    const read = await itemsById(trx, pool);
    const texts = controlItems(read, await outputTexts(trx, pool), tested, seed);
    const carried = { given: here(given), carrying: new Set(here(worse).map(({ item }) => item)) };
    const made =
      study.pilot_of === null
        ? makeControls(texts, asked, seed, { ...carried, total: own.length })
        : makePilotControls(texts, asked, seed, carried);
    if (isOpening) withoutMaker = made.withoutMaker;
    rows.push(...read);
    all.push(...made.controls, ...worseControls(here(worse), texts, baseline));
  }
  const names = new Map(tested.map(({ id, name }) => [name, id]));
  const systems = await insertSystems(trx, controlSystems(study, all, tested.length));
  const systemOf = new Map(systems.map(({ name, id }) => [name, id]));
  const itemAt = new Map(rows.map((item) => [item.position, item.id]));
  await insertOutputs(
    trx,
    all.map((control) => ({
      study_id: study.id,
      item_id: itemAt.get(control.item)!,
      system_id: systemOf.get(controlSystemName(control))!,
      source_system_id: names.get(control.sourceSystem)!,
      text: control.text,
      text_hash: createHash('sha256').update(control.text).digest('hex'),
      token_ids: null,
      token_count: null,
      finish_reason: null,
      latency_ms: null,
    })),
  );
  return withoutMaker;
}

/**
 * The items that a study opens with, which get all the controls that it asks for, and those of an extension, which get
 * as many in proportion: who joins for them has to be known by them too.
 */
function partsOf(
  items: readonly ItemOutline[],
): { items: readonly ItemOutline[]; share: number; isOpening: boolean }[] {
  const of = (number: number) => items.filter(({ batch }) => batch === number);
  const [first, further] = [of(FIRST_BATCH), of(EXTENSION_BATCH)];
  const whole = { items: first, share: 1, isOpening: true };
  return further.length === 0
    ? [whole]
    : [whole, { items: further, share: further.length / first.length, isOpening: false }];
}

function shareOf(settings: ControlSettings, share: number): ControlSettings {
  if (share === 1) return settings;
  if (!isCounted(settings)) return { ...settings, minimum: 0 };
  const { slight, gross } = settings;
  return { slight: Math.ceil(share * slight), gross: Math.ceil(share * gross) };
}

/** What controls are made for: criteria; whatever is asked where there are none, and where one more text can be shown. */
export function controlledBy(protocol: Protocol, systems: number): ControlledProtocol {
  const criteria = protocol.criteria.map(({ key }) => key);
  const layouts = askedKinds(protocol).map(({ layout }) => layout);
  const room = !layouts.includes('order') || systems < RANKED_SLOTS.length;
  return {
    settings: protocol.controls,
    criteria,
    compared: criteria.length === 0 && room,
  };
}

/** A control of any dose, as it is stored. */
interface StoredControl {
  readonly item: number;
  /** Null where it harms all. */
  readonly criterion: string | null;
  readonly dose: Dose;
  readonly maker: string;
  readonly sourceSystem: string;
  readonly text: string;
}

/** What a worse system wrote, to be held against the baseline; not where a system under test wrote the same. */
function worseControls(
  worse: readonly WorseText[],
  items: readonly ControlItem[],
  baseline: string,
): StoredControl[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return worse
    .filter(({ item, text }) => isNewText(byId.get(item)!, text))
    .map((one) => ({ ...one, dose: 'system', maker: WORSE, sourceSystem: baseline }));
}

function poolOf(
  items: readonly ItemOutline[],
  wanted: number,
  seed: string,
  given: readonly { readonly item: number }[],
): number[] {
  const named = new Set(given.map(({ item }) => item));
  const chosen = controlPool(items, wanted, seed).map(({ id }) => id);
  const own = items.flatMap(({ id, position }) => (named.has(position) ? [id] : []));
  return [...new Set([...chosen, ...own])];
}

/** A system for each criterion, dose and maker, in the order of the makers; those that no maker of ours made come last. */
function controlSystems(
  { id, configuration }: Row<'studies'>,
  controls: readonly StoredControl[],
  from: number,
) {
  const order = configuration.protocol.criteria.map(({ key }) => key);
  const rank = ({ criterion, dose, maker }: StoredControl) => [
    criterion === null ? order.length : order.indexOf(criterion),
    DOSES.indexOf(dose),
    MAKERS.findIndex(({ key }) => key === maker) >>> 0,
  ];
  const distinct = [...new Map(controls.map((control) => [controlSystemName(control), control])).values()];
  const compare = (a: StoredControl, b: StoredControl) => {
    const [one, other] = [rank(a), rank(b)];
    const at = one.findIndex((value, i) => value !== other[i]);
    return at === -1 ? (a.maker < b.maker ? -1 : 1) : one[at]! - other[at]!;
  };
  return distinct.sort(compare).map((control, i) => controlSystemRow(id, control, from + i));
}

/** The system that stands for the controls of a criterion, dose and maker. */
export function controlSystemRow(
  studyId: number,
  way: Pick<StoredControl, 'criterion' | 'dose' | 'maker'>,
  position: number,
): NewRow<'systems'> {
  return {
    study_id: studyId,
    name: controlSystemName(way),
    role: 'control',
    position,
    provider: null,
    settings: '{}',
    criterion: way.criterion,
    dose: way.dose,
    maker: way.maker,
    size_bytes: null,
    tokens_per_second: null,
    peak_memory_bytes: null,
    tokenizer_hash: null,
  };
}

/** Items by their position, so that the same study gives the same controls in every database. */
export function controlItems(
  items: readonly Row<'items'>[],
  outputs: readonly OutputText[],
  tested: readonly Row<'systems'>[],
  seed: string,
): ControlItem[] {
  const texts = new Map<number, Map<number, string>>();
  for (const { item_id, system_id, text } of outputs) {
    const own = texts.get(item_id);
    if (own === undefined) texts.set(item_id, new Map([[system_id, text]]));
    else own.set(system_id, text);
  }
  return items.map((item) => {
    const own = texts.get(item.id)!;
    const source = createRandom(`${seed}/control source/${item.position}`).pick(tested);
    return {
      id: item.position,
      segment: item.segment,
      language: item.language,
      prompt: item.messages?.map(({ content }) => content).join('\n') ?? item.prompt,
      source: item.source,
      system: source.name,
      text: own.get(source.id)!,
      taken: [...own.values()],
    };
  });
}
