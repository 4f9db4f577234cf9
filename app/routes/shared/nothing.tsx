import { AppError } from '#app/core/shared/errors.ts';
import { forPage } from './failures.server.ts';

/** Whatever no other route answers: without a route of its own nobody would know the reader's language there. */
export async function loader(): Promise<never> {
  return await forPage(() => {
    throw new AppError('no-such-page');
  });
}

export const action = loader;

/** Never shown; with it, what is thrown becomes a page. */
export default function Nothing() {
  return null;
}
