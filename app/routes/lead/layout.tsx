import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { LeadFrame } from '#app/components/study/LeadFrame.tsx';
import { forPage } from '../shared/failures.server.ts';
import { readerOfPage } from './lead.server.ts';

export { LeadFailure as ErrorBoundary } from './LeadFailure.tsx';

/** What stands around every page for those who have an account. Each page asks for the account itself: loaders run side by side. */
export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => ({ account: (await readerOfPage(args)).name }));
}

export default function LeadLayout() {
  const { account } = useLoaderData<typeof loader>();
  return (
    <LeadFrame account={account}>
      <Outlet />
    </LeadFrame>
  );
}
