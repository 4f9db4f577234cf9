import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { forPage } from '../shared/failures.server.ts';
import { readerOfPage } from './lead.server.ts';

/** The start page: the studies, once somebody is signed in. */
export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    await readerOfPage(args);
    return redirect('/studies');
  });
}
