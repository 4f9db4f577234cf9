import { createHash } from 'node:crypto';
import type { ControlItem } from '#app/core/tasks/controlItem.ts';
import { controlMaker, controlSystemName, makeControls } from '#app/core/tasks/controls.ts';
import { controlPool, wantedControls } from '#app/core/tasks/planControls.ts';
import type { Executor } from '#db/database.ts';
import { itemsById, type ItemOutline } from '#db/queries/items.ts';
import { insertOutputs } from '#db/queries/outputs.ts';
import { insertSystems, listSystems } from '#db/queries/systems.ts';
import { outputTexts, type OutputText } from '#db/queries/tasks.ts';
import type { Row } from '#db/schema.ts';

/**
 * Makes the controls of a study and stores them as outputs of systems named after the criteria that they harm.
 * Texts are read of as many items as the controls may need, not of all.
 *
 * @returns the criteria for which no control can be made
 */
export async function storeControls(
  trx: Executor,
  study: Row<'studies'>,
  items: readonly ItemOutline[],
): Promise<readonly string[]> {
  const { protocol, seed } = study.configuration;
  const criteria = protocol.criteria.map((criterion) => criterion.key);
  const wanted = wantedControls(items.length, protocol.controls);
  const pool = controlPool(items, wanted, seed).map(({ id }) => id);
  const rows = await itemsById(trx, pool);
  const { controls, withoutMaker } = makeControls(
    controlItems(rows, await outputTexts(trx, pool)),
    criteria,
    wanted,
    seed,
  );
  const used = criteria.filter((key) => controls.some((control) => control.criterion === key));
  const tested = await listSystems(trx, study.id);
  const baseline = tested.find(({ role }) => role === 'baseline')!.id;
  const position = tested.length;
  const systems = await insertSystems(
    trx,
    used.map((criterion, i) => ({
      study_id: study.id,
      name: controlSystemName(criterion),
      role: 'control' as const,
      position: position + i,
      provider: null,
      settings: '{}',
      criterion,
      dose: 'gross' as const,
      maker: controlMaker(criterion),
      size_bytes: null,
      tokens_per_second: null,
      peak_memory_bytes: null,
      tokenizer_hash: null,
    })),
  );
  const systemOf = new Map(systems.map((system) => [system.criterion, system.id]));
  const itemAt = new Map(rows.map((item) => [item.position, item.id]));
  await insertOutputs(
    trx,
    controls.map(({ item, criterion, text }) => ({
      study_id: study.id,
      item_id: itemAt.get(item)!,
      system_id: systemOf.get(criterion)!,
      source_system_id: baseline,
      text,
      text_hash: createHash('sha256').update(text).digest('hex'),
      token_ids: null,
      token_count: null,
      finish_reason: null,
      latency_ms: null,
    })),
  );
  return withoutMaker;
}

/** Items by their position, so that the same study gives the same controls in every database. */
function controlItems(items: readonly Row<'items'>[], outputs: readonly OutputText[]): ControlItem[] {
  const taken = new Map<number, string[]>();
  const baseline = new Map<number, string>();
  for (const { item_id, role, text } of outputs) {
    taken.set(item_id, [...(taken.get(item_id) ?? []), text]);
    if (role === 'baseline') baseline.set(item_id, text);
  }
  return items.map((item) => ({
    id: item.position,
    segment: item.segment,
    language: item.language,
    prompt: item.messages?.map(({ content }) => content).join('\n') ?? item.prompt,
    source: item.source,
    text: baseline.get(item.id)!,
    taken: taken.get(item.id)!,
  }));
}
