import type { LoaderFunctionArgs } from '@remix-run/node';
import { draftOf } from '#app/services/drafts/draftOf.ts';
import { forProgram } from '../../shared/failures.server.ts';
import { creator } from '../lead.server.ts';
import { outlookOf } from '../outlook.server.ts';
import { draftIdOf } from './draft.server.ts';
import { plannedConfiguration } from './outlook.server.ts';

/** What the study of a draft comes to; null where what raters are asked is not right yet. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    await creator(args);
    const { values } = await draftOf(args.context.db, draftIdOf(args));
    const configuration = plannedConfiguration(values);
    return { outlook: configuration === null ? null : await outlookOf(args.request, configuration) };
  });
}
