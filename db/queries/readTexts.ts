import type { Executor } from '#db/database.ts';

/** An item with what one system wrote for it. */
export interface ReadText {
  readonly item: string;
  readonly prompt: string;
  readonly language: string | null;
  readonly system: string;
  readonly text: string;
}

/** What systems wrote for some items of a study. */
export async function readTexts(
  db: Executor,
  studyId: number,
  items: readonly string[],
  systems: readonly string[],
): Promise<ReadText[]> {
  if (items.length === 0) return [];
  return await db
    .selectFrom('outputs')
    .innerJoin('items', 'items.id', 'outputs.item_id')
    .innerJoin('systems', 'systems.id', 'outputs.system_id')
    .select(['items.key as item', 'items.prompt', 'items.language', 'systems.name as system', 'outputs.text'])
    .where('outputs.study_id', '=', studyId)
    .where('items.key', 'in', [...items])
    .where('systems.name', 'in', [...systems])
    .execute();
}
