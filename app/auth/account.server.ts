import type { Role } from '#app/core/people/roles.ts';
import type { Row } from '#db/schema.ts';

/** Somebody who is signed in, as the rest of the program knows them: never with the password's hash. */
export interface Account {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

export function accountOf({ id, email, name, role }: Row<'accounts'>): Account {
  return { id, email, name, role };
}
