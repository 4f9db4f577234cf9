import { hash, verify } from '@node-rs/argon2';

// Argon2id, the library's default, with what OWASP's Password Storage Cheat Sheet names first: 46 MiB, one pass, one lane.
const COST = { memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const;

/** An Argon2id hash with its own salt, in the encoded form that names its parameters. */
export async function hashPassword(password: string): Promise<string> {
  return await inTurn(() => hash(password, COST));
}

let ofNobody: Promise<string> | undefined;

/**
 * Whether a password belongs to a hash. Without a hash (there is no such account) it does the same work and says
 * no, so that the time taken doesn't tell which emails have an account.
 */
export async function verifyPassword(hashed: string | undefined, password: string): Promise<boolean> {
  ofNobody ??= hashPassword('a password that nobody has');
  const other = await ofNobody;
  const matches = await inTurn(() => verify(hashed ?? other, password));
  return hashed !== undefined && matches;
}

/** Whether a hash was made with other parameters than today's, so that it is made anew when its password is known. */
export function isOutdated(hashed: string): boolean {
  const { memoryCost, timeCost, parallelism } = COST;
  return !hashed.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`);
}

/** So many passwords are hashed at a time: each takes 46 MiB, and a rush of sign-ins must not take all there is. */
const AT_A_TIME = 2;
let hashing = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (hashing >= AT_A_TIME) await new Promise<void>((resolve) => waiting.push(resolve));
  else hashing += 1;
  try {
    return await work();
  } finally {
    // The turn passes on to whoever waits, and only else is over.
    const next = waiting.shift();
    if (next === undefined) hashing -= 1;
    else next();
  }
}
