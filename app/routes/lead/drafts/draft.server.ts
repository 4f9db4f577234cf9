import type { LoaderFunctionArgs } from '@remix-run/node';

/** The draft that the address names; whether there is one is seen when it is read. */
export function draftIdOf({ params }: Pick<LoaderFunctionArgs, 'params'>): string {
  return params.draft ?? '';
}
