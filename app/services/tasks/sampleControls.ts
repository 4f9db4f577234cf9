import { createRandom } from '#app/core/shared/random.ts';
import { controlCriteria } from '#app/core/tasks/controlCriteria.ts';
import { guardCell } from '#app/core/tables/table.ts';
import type { Executor } from '#db/database.ts';
import { listControlTexts } from '#db/queries/controlTexts.ts';
import { openingOutlines, itemsById } from '#db/queries/items.ts';
import { listSystems } from '#db/queries/systems.ts';
import { outputTexts } from '#db/queries/tasks.ts';
import type { Row } from '#db/schema.ts';
import { toCsv } from '../export/csv.ts';

/** Rows for each criterion. */
const ROWS = 20;

/**
 * A table for writing controls: for each criterion some items that have none of the lead's, each with what a system
 * drawn from those under test wrote, to be changed in one place. Where there are no outputs yet the texts are empty.
 */
export async function sampleControls(db: Executor, study: Row<'studies'>): Promise<string> {
  const { protocol, seed } = study.configuration;
  const tested = (await listSystems(db, study.id)).filter(({ role }) => role !== 'control');
  const taken = new Set((await listControlTexts(db, study.id)).map(({ item_id }) => item_id));
  const free = (await openingOutlines(db, study.id)).filter(({ id }) => !taken.has(id));
  const criteria = controlCriteria(protocol);
  const random = createRandom(`${seed}/sample controls`);
  const chosen = random
    .shuffle(free)
    .slice(0, ROWS * criteria.length)
    .map(({ id }, index) => ({
      id,
      criterion: criteria[index % criteria.length]!.key,
      system: random.pick(tested),
    }));
  const ids = chosen.map(({ id }) => id);
  const keys = new Map((await itemsById(db, ids)).map(({ id, key }) => [id, key]));
  const texts = new Map(
    (await outputTexts(db, ids)).map(({ item_id, system_id, text }) => [`${item_id} ${system_id}`, text]),
  );
  const rows = criteria.flatMap(({ key }) =>
    chosen
      .filter(({ criterion }) => criterion === key)
      .map(({ id, system }) => [
        keys.get(id)!,
        key,
        'slight',
        texts.get(`${id} ${system.id}`) ?? '',
        system.name,
      ]),
  );
  const header = ['item', 'criterion', 'dose', 'text', 'source_system'];
  return toCsv([header, ...rows.map((row) => row.map(guardCell))]);
}
