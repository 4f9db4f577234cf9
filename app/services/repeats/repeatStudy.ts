import { randomBytes } from 'node:crypto';
import { AppError } from '#app/core/shared/errors.ts';
import type { Stakes } from '#app/core/studies/stakes.ts';
import type { Database } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { listItems } from '#db/queries/items.ts';
import { copyOutputs } from '#db/queries/copyOutputs.ts';
import { listSystems } from '#db/queries/systems.ts';
import type { Row } from '#db/schema.ts';
import type { ModelAccess } from '../generation/modelAccess.ts';
import { nextMargin } from './nextMargin.ts';
import { RULE, SYSTEM, type Doing } from '../studies/actor.ts';
import { insertValidated, validateStudy } from '../studies/createStudy.ts';
import { itemOf } from '../studies/itemOf.ts';
import { requireStudy } from '../studies/requireStudy.ts';

export interface Repetition {
  /** By default the name of the study that is done again. */
  readonly name?: string;
  /** In the place of its candidates, each by `systemSchema`, whose role is that of a candidate. */
  readonly candidates: readonly unknown[];
  /** Fresh items, each by `itemSchema`; by default those of the study. */
  readonly items?: readonly unknown[];
  readonly createdBy?: number;
  readonly access?: ModelAccess;
}

/**
 * Does a study again with other candidates, against the same baseline: a draft with its protocol, margins, measures,
 * guidelines and items, and a seed of its own. Where the items are the same, the baseline's outputs are taken along, so
 * that new candidates stand beside the very same texts. Judgments, controls and links are not. The margin of criteria is
 * that which the series' own rule makes of it; see `marginRule`.
 *
 * @throws AppError `not_found`; `conflict` for a pilot; `invalid_input` with all problems, candidates from `configuration.systems[1]` on
 */
export async function repeatStudy(
  db: Database,
  slug: string,
  { name, candidates, items, createdBy, access }: Repetition,
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<Row<'studies'>> {
  const study = await requireStudy(db, slug);
  if (study.pilot_of !== null) throw new AppError('pilot-not-repeated', { slug });
  const { configuration } = study;
  const margin = await nextMargin(db, study);
  const baseline = configuration.systems.find(({ role }) => role === 'baseline')!;
  const valid = validateStudy({
    configuration: {
      ...configuration,
      stakes: stakesWithout(configuration.stakes, baseline.name),
      ...(margin !== null && { margins: { ...configuration.margins, criteria: margin.to } }),
      name: name ?? configuration.name,
      seed: randomBytes(6).toString('hex'),
      systems: [baseline, ...candidates.map(asCandidate)],
    },
    items: items ?? (await listItems(db, study.id)).map(itemOf),
    ...(access !== undefined && { access }),
  });
  return await db.transaction().execute(async (trx) => {
    const input = createdBy === undefined ? {} : { createdBy };
    const repeated = await insertValidated(trx, valid, input, { now, actor }, { repeats: study });
    if (margin !== null) {
      const { from, to, studies } = margin;
      const detail = { from: from.accept, to: to.accept, studies };
      await insertEvent(trx, {
        studyId: repeated.id,
        at: now,
        actor: RULE,
        kind: 'margins-tightened',
        detail,
      });
    }
    if (items === undefined) {
      const named = async (id: number) =>
        (await listSystems(trx, id)).find((system) => system.name === baseline.name)!;
      await copyOutputs(trx, await named(study.id), await named(repeated.id));
    }
    return repeated;
  });
}

/** What is at stake whatever the candidates are. */
function stakesWithout(stakes: Stakes | undefined, baseline: string): Stakes | undefined {
  if (stakes === undefined) return undefined;
  const price = stakes.prices[baseline];
  return { ...stakes, prices: price === undefined ? {} : { [baseline]: price }, evidence: [] };
}

function asCandidate(given: unknown): unknown {
  return typeof given === 'object' && given !== null ? { ...given, role: 'candidate' } : given;
}
