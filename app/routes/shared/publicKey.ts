import type { LoaderFunctionArgs } from '@remix-run/node';
import { publicKey } from '#app/services/records/installationKey.ts';
import { forProgram } from './failures.server.ts';

/** The key by which decision records of this installation are checked. */
export async function loader({ context }: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(
    async () =>
      new Response(await publicKey(context.db), {
        headers: { 'Content-Type': 'application/x-pem-file', 'Cache-Control': 'no-store' },
      }),
  );
}
