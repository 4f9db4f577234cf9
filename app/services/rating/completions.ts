import { completionOf, type Completion } from '#app/core/studies/completion.ts';
import type { Executor } from '#db/database.ts';
import { findInvitation } from '#db/queries/invitations.ts';

/** What raters who came by a link give the platform that recruited them. */
export interface Completions {
  readonly done: Completion | null;
  readonly screenedOut: Completion | null;
}

/** @param token the secret part of the link; nothing where there is no such link */
export async function completionsOf(db: Executor, token: string): Promise<Completions> {
  const invitation = await findInvitation(db, token);
  return {
    done: completionOf(invitation?.completion ?? null),
    screenedOut: completionOf(invitation?.screened_out ?? null),
  };
}
