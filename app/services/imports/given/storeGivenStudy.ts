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
  const storing = { trx, studyId: study.id, given, at };
  const items = await storeItems(storing);
  const systems = await storeSystems(storing);
  const outputs = await storeOutputs(storing, items, systems);
  await storeScores(storing, items, systems);
  const raters = await storeRaters(storing);
  await storeJudgments(storing, { items, raters, outputs });
  await storeSkips(storing, items, raters);
  await storeLooks(storing);
  await storeEvents(storing);
  const { configuration, ruleVersion, openedAt, closedAt } = given;
  const text = frozenText(configuration);
  const frozen = { configuration, version: CONFIGURATION_VERSION, text, ruleVersion };
  await takeClosed(trx, study.id, { ...frozen, openedAt, closedAt });
}
