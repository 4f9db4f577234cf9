import { closestText } from '#app/core/tasks/closestText.ts';
import { LEAD, type GivenControl, type WorseText } from '#app/core/tasks/controls.ts';
import type { Executor } from '#db/database.ts';
import { listControlTexts } from '#db/queries/controlTexts.ts';
import type { ItemOutline } from '#db/queries/items.ts';
import { listSystems } from '#db/queries/systems.ts';
import { outputTexts } from '#db/queries/tasks.ts';
import type { Row } from '#db/schema.ts';

/** What is given for a study's controls, by the positions of items. */
export interface Given {
  readonly controls: readonly GivenControl[];
  readonly worse: readonly WorseText[];
}

/**
 * The texts that are given for a study's controls. Where nobody said whose text one was made from, it is the one that it
 * resembles most. All outputs have to be there, and no controls yet.
 *
 * @param items those whose texts count
 */
export async function givenControls(
  trx: Executor,
  study: Row<'studies'>,
  items: readonly ItemOutline[],
): Promise<Given> {
  const position = new Map(items.map((item) => [item.id, item.position]));
  const rows = (await listControlTexts(trx, study.id)).filter(({ item_id }) => position.has(item_id));
  if (rows.length === 0) return { controls: [], worse: [] };
  const names = new Map((await listSystems(trx, study.id)).map(({ id, name }) => [id, name]));
  const unknown = rows.flatMap((row) => (row.source_system_id === null ? [row.item_id] : []));
  const outputs = await outputTexts(trx, [...new Set(unknown)]);
  const worse = rows.flatMap(({ item_id, criterion, dose, text }): WorseText[] =>
    dose === 'system' ? [{ item: position.get(item_id)!, criterion, text }] : [],
  );
  const controls = rows.flatMap(
    ({ item_id, criterion, dose, maker, source_system, text }): GivenControl[] => {
      if (dose === 'system' || criterion === null) return [];
      const own = outputs.filter((output) => output.item_id === item_id);
      const closest =
        own[
          closestText(
            text,
            own.map((output) => output.text),
          )
        ];
      const sourceSystem = source_system ?? names.get(closest!.system_id)!;
      const origin = maker === LEAD ? ('lead' as const) : ('prompt' as const);
      return [{ item: position.get(item_id)!, criterion, dose, maker, sourceSystem, text, origin }];
    },
  );
  return { controls, worse };
}
