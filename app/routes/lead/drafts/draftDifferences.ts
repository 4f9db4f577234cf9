import type { LoaderFunctionArgs } from '@remix-run/node';
import { fieldOfPath } from '#app/components/study/protocol/configurationOf.ts';
import { isAppError, type Problem } from '#app/core/shared/errors.ts';
import { applyRevision, revisedStudy } from '#app/services/drafts/reviseStudy.ts';
import { toldDifferences } from '#app/services/setup/toldDifferences.ts';
import { lostByHand } from '#app/services/setup/whatIsLost.ts';
import { forProgram } from '../../shared/failures.server.ts';
import { placeHere, sayHere, toldForPage } from '../../shared/sayHere.server.ts';
import { creator, leadOf } from '../lead.server.ts';
import { draftIdOf } from './draft.server.ts';
import { FORM } from './outlook.server.ts';

/** What a draft of changes would change in its study, and what that would cost. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    const account = await creator(args);
    const { db, config } = args.context;
    const id = draftIdOf(args);
    const study = await revisedStudy(db, id);
    if (study !== null) await leadOf({ ...args, params: { slug: study.slug } });
    try {
      const wish = { access: config.models, discard: true, check: true };
      const { differences, lost } = await applyRevision(db, id, FORM, wish, {
        by: account.id,
        actor: account.email,
      });
      const told = (one: Problem) => ({ path: placeHere(one.path), message: sayHere(one) });
      return {
        differences: toldDifferences(differences).map((one) => ({
          ...told(one),
          // Named entries of lists are told by their names; fields of the form begin alike.
          field: fieldOfPath(one.path.replace(/\[[^\]]*\]/g, ''), { library: [] }),
        })),
        lost: lostByHand(lost).map(told),
        anew: lost.outputs
          .filter(({ imported }) => !imported)
          .map(({ system, count }) => ({ system, count })),
        pilots: lost.pilots,
      };
    } catch (error) {
      if (!isAppError(error) || (error.code !== 'conflict' && error.code !== 'invalid_input')) throw error;
      return { refusal: toldForPage(error) };
    }
  });
}
