import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { signOut } from '#app/auth/session.server.ts';
import { assertPost, formBody } from '../shared/body.server.ts';
import { forPage } from '../shared/failures.server.ts';

const signOutSchema = z.object({ everywhere: z.string().optional() });

/** Ends the session of this browser, or with `everywhere` those on every device. */
export async function action({ request, context }: ActionFunctionArgs) {
  return await forPage(async () => {
    assertPost(request);
    const { everywhere } = await formBody(request, signOutSchema);
    const cookie = await signOut(context.db, request, {
      secure: context.config.secureCookies,
      everywhere: everywhere !== undefined,
    });
    return redirect('/sign-in', { headers: { 'Set-Cookie': cookie } });
  });
}

export function loader() {
  return redirect('/');
}
