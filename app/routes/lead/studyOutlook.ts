import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { forProgram } from '../shared/failures.server.ts';
import { leadOf, slugOf } from './lead.server.ts';
import { outlookOf } from './outlook.server.ts';

/** What a study comes to with other numbers of items and raters. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    await leadOf(args);
    const { configuration } = await requireStudy(args.context.db, slugOf(args));
    return { outlook: await outlookOf(args.request, configuration) };
  });
}
