import { CONFIGURATION_VERSION, frozenText } from '#app/core/studies/configuration/stored.ts';
import type { OpenTransaction } from '#db/database.ts';
import type { Row } from '#db/schema.ts';
import { takeClosed } from '../../studies/changeState.ts';
import type { GivenStudy } from './givenStudy.ts';
import { storeItems } from './storeItems.ts';
import { storeJudgments } from './storeJudgments.ts';
import { storeOutputs, storeScores } from './storeOutputs.ts';
import { storeRaters } from './storeRaters.ts';
import { storeEvents, storeLooks, storeSkips } from './storeRest.ts';
import { storeSystems } from './storeSystems.ts';

/** Tables that are stored one after the other. */
const STEPS = 9;

/**
 * Stores all of a study that was judged elsewhere, and closes it. The study's row is there, new and empty.
 *
 * @param at the moment of the import
 * @param onStored hears how many of its steps are done
 */
export async function storeGivenStudy(
  trx: OpenTransaction,
  study: Row<'studies'>,
  given: GivenStudy,
  at: Date,
  onStored: (done: number, steps: number) => void = () => {},
): Promise<void> {
  const storing = { trx, studyId: study.id, given, at };
  let done = 0;
  const step = async <T>(work: Promise<T>): Promise<T> => {
    const stored = await work;
    onStored(++done, STEPS);
    return stored;
  };
  const items = await step(storeItems(storing));
  const systems = await step(storeSystems(storing));
  const outputs = await step(storeOutputs(storing, items, systems));
  await step(storeScores(storing, items, systems));
  const raters = await step(storeRaters(storing));
  await step(storeJudgments(storing, { items, raters, outputs }));
  await step(storeSkips(storing, items, raters));
  await step(storeLooks(storing));
  await step(storeEvents(storing));
  const { configuration, ruleVersion, openedAt, closedAt } = given;
  const text = frozenText(configuration);
  const frozen = { configuration, version: CONFIGURATION_VERSION, text, ruleVersion };
  await takeClosed(trx, study.id, { ...frozen, openedAt, closedAt });
}
