import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { assertSameOrigin } from '#app/auth/sameOrigin.server.ts';
import { signOut } from '#app/auth/session.server.ts';
import { assertPost } from '../shared/body.server.ts';
import { forPage } from '../shared/failures.server.ts';

/** Ends the session of this browser. */
export async function action({ request, context }: ActionFunctionArgs) {
  return await forPage(async () => {
    assertPost(request);
    assertSameOrigin(request, context.config.origin);
    const cookie = await signOut(context.db, request, { secure: context.config.secureCookies });
    return redirect('/sign-in', { headers: { 'Set-Cookie': cookie } });
  });
}

export function loader() {
  return redirect('/');
}
