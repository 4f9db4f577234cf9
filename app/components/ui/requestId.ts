import { createContext, useContext } from 'react';

/** The id under which the server logs this request; undefined in the browser. */
export const RequestIdContext = createContext<string | undefined>(undefined);

/**
 * The id of the request that a failure's page answers. In the browser it is read from the page that the server wrote
 * (`data-request`), so that both write the same.
 */
export function useRequestId(): string | undefined {
  const said = useContext(RequestIdContext);
  if (said !== undefined || typeof document === 'undefined') return said;
  return document.querySelector<HTMLElement>('[data-request]')?.dataset.request;
}
