import type { Row } from '#db/schema.ts';

/** A signed-in lead or analyst, as the rest of the program knows them: never with the password's hash. */
export interface Account {
  readonly id: number;
  readonly email: string;
  readonly name: string;
}

export function accountOf({ id, email, name }: Row<'accounts'>): Account {
  return { id, email, name };
}
