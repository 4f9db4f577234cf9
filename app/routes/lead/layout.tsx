import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { LeadFrame } from '#app/components/study/LeadFrame.tsx';
import { forPage } from '../shared/failures.server.ts';
import { leadOfPage } from './lead.server.ts';

export { LeadFailure as ErrorBoundary } from './LeadFailure.tsx';

/** What stands around every page of a lead. Each page asks for the account itself: loaders run side by side. */
export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => ({ account: (await leadOfPage(args)).name }));
}

export default function LeadLayout() {
  const { account } = useLoaderData<typeof loader>();
  return (
    <LeadFrame account={account}>
      <Outlet />
    </LeadFrame>
  );
}
