import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { FailurePage } from '#app/components/ui/FailurePage.tsx';
import type { FailureBody } from '#app/server/failureBody.ts';

/** A lead's page that could not be shown. */
export function LeadFailure() {
  const error = useRouteError();
  if (!isRouteErrorResponse(error)) return <FailurePage status={500} message={null} />;
  const { error: failure } = (error.data ?? {}) as Partial<FailureBody>;
  // A defect's own message says nothing that helps; the page has better words.
  return (
    <FailurePage
      status={error.status}
      message={error.status >= 500 ? null : (failure?.message ?? null)}
      code={failure?.code}
      request={failure?.request}
    />
  );
}
