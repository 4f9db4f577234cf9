import { createRandom } from '#app/core/shared/random.ts';
import { planPanel } from '#app/core/tasks/planPanel.ts';
import type { Executor } from '#db/database.ts';
import { listSeats } from '#db/queries/seats.ts';
import type { Row } from '#db/schema.ts';
import { studyStreams } from '../tasks/studyStreams.ts';
import { addSeats, type DrawnSeat } from './addSeats.ts';
import { panelItems } from './panelItems.ts';
import { panelNames } from './panelNames.ts';

/**
 * Draws the further panel of a study that is extended: every item is judged by `judgments` of its raters, shared out and
 * balanced among them by themselves. None for studies without a panel, or whose extension asks for no further judgments.
 *
 * @throws AppError `invalid_input` for names, see `panelNames`
 */
export async function furtherPanel(
  trx: Executor,
  study: Row<'studies'>,
  judgments: number,
  names: readonly string[],
): Promise<DrawnSeat[]> {
  const { protocol, seed } = study.configuration;
  if (protocol.strategy !== 'panel' || judgments === 0) return [];
  const before = await listSeats(trx, study.id);
  const seats = panelNames(
    names,
    judgments,
    before.map(({ name }) => name),
  );
  const items = (await panelItems(trx, study)).map((item) => ({ ...item, asked: judgments, later: false }));
  const streams = studyStreams(study.blinding_key);
  const plan = planPanel(
    items,
    seats.length,
    protocol.blocksPerSitting,
    (purpose) => streams(`further/${purpose}`),
    createRandom(`${seed}/further panel`),
  );
  return await addSeats(trx, study.id, seats, plan, before.length);
}
