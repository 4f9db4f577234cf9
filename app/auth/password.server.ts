import { hash, verify } from '@node-rs/argon2';

// Argon2id, the library's default, with the least that OWASP's Password Storage Cheat Sheet asks for.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** An Argon2id hash with its own salt, in the encoded form that names its parameters. */
export async function hashPassword(password: string): Promise<string> {
  return await hash(password, COST);
}

let ofNobody: Promise<string> | undefined;

/**
 * Whether a password belongs to a hash. Without a hash (there is no such account) it does the same work and says
 * no, so that the time taken doesn't tell which emails have an account.
 */
export async function verifyPassword(hashed: string | undefined, password: string): Promise<boolean> {
  ofNobody ??= hashPassword('a password that nobody has');
  const matches = await verify(hashed ?? (await ofNobody), password);
  return hashed !== undefined && matches;
}
