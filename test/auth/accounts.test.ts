import { beforeEach, expect, it } from 'vitest';
import { createFirstAccount, needsFirstAccount } from '#app/auth/createFirstAccount.server.ts';
import { currentAccount, requireAccount, signOut } from '#app/auth/session.server.ts';
import { signIn } from '#app/auth/signIn.server.ts';
import type { AppError } from '#app/core/shared/errors.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';

const PASSWORD = 'correct horse 电池';
const lead = { email: ' Lead@Example.org ', name: ' Ada ', password: PASSWORD };

/** The request of a browser that was given this `Set-Cookie` header. */
const withCookie = (setCookie: string) =>
  new Request('http://localhost/', { headers: { cookie: `other=1; ${setCookie.split(';')[0]}` } });

let clients = 0;
/** A request from an address of its own, since attempts are counted for the whole process. */
const from = (password: string, email = 'lead@example.org') => ({
  email,
  password,
  clientAddress: `192.0.2.${clients}`,
  secureCookies: false,
});

describeOnEachDatabase('accounts', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
    clients += 1;
  });

  it('begin with one, made once however many try at the same time', async () => {
    expect(await needsFirstAccount(db)).toBe(true);
    const tries = Array.from({ length: 5 }, (_, index) =>
      createFirstAccount(db, { ...lead, email: `lead${index}@example.org` }),
    );
    const results = await Promise.allSettled(tries);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'conflict' });
    }
    expect(await needsFirstAccount(db)).toBe(false);
    expect(await db.selectFrom('accounts').selectAll().execute()).toHaveLength(1);
  });

  it('name what is wrong with a new one', async () => {
    const wrong = createFirstAccount(db, { email: 'ada', name: ' ', password: 'short' });
    await expect(wrong).rejects.toMatchObject({ code: 'invalid_input' });
    const problems = await wrong.catch((error: AppError) => error.problems);
    expect(problems).toEqual([
      { path: 'email', message: 'is not an email address' },
      { path: 'name', message: 'is missing' },
      { path: 'password', message: 'has fewer than 10 characters' },
    ]);
    expect(await needsFirstAccount(db)).toBe(true);
  });

  it('keep no password and no session secret', async () => {
    await createFirstAccount(db, lead);
    const { setCookie } = await signIn(db, from(PASSWORD));
    const secret = /evenhand-session=([^;]+)/.exec(setCookie)?.[1];
    const { password_hash } = await db.selectFrom('accounts').selectAll().executeTakeFirstOrThrow();
    expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const { id_hash } = await db.selectFrom('sessions').selectAll().executeTakeFirstOrThrow();
    expect(id_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(id_hash).not.toContain(secret);
  });

  it('sign in, are recognised, and sign out', async () => {
    const account = await createFirstAccount(db, lead);
    expect(account).toEqual({ id: 1, email: 'lead@example.org', name: 'Ada' });
    const { setCookie, account: same } = await signIn(db, from(PASSWORD, 'LEAD@example.org '));
    expect(same).toEqual(account);
    expect(await currentAccount(db, withCookie(setCookie))).toEqual(account);
    const removed = await signOut(db, withCookie(setCookie), { secure: false });
    expect(removed).toMatch(/^evenhand-session=;.*Max-Age=0/);
    expect(await currentAccount(db, withCookie(setCookie))).toBeNull();
    expect(await signOut(db, new Request('http://localhost/'), { secure: false })).toBe(removed);
  });

  it('set a cookie that scripts and other sites have no use of', async () => {
    await createFirstAccount(db, lead);
    const plain = await signIn(db, from(PASSWORD));
    const secure = await signIn(db, { ...from(PASSWORD), secureCookies: true });
    const form = /^evenhand-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000(; Secure)?$/;
    expect(form.exec(plain.setCookie)?.[1]).toBeUndefined();
    expect(form.exec(secure.setCookie)?.[1]).toBe('; Secure');
  });

  it('refuse a wrong password and an unknown email with the same words', async () => {
    await createFirstAccount(db, lead);
    const messageOf = (promise: Promise<unknown>) =>
      promise.then(
        () => 'signed in',
        (error: AppError) => `${error.code}: ${error.message}`,
      );
    const wrong = await messageOf(signIn(db, from('wrong password')));
    expect(wrong).toMatch(/^not_authenticated: /);
    expect(await messageOf(signIn(db, from(PASSWORD, 'nobody@example.org')))).toBe(wrong);
    expect(await messageOf(signIn(db, from('a password that nobody has', 'nobody@example.org')))).toBe(wrong);
    expect(await db.selectFrom('sessions').selectAll().execute()).toEqual([]);
  });

  it('end a session after 30 days and clear it away at the next sign-in', async () => {
    await createFirstAccount(db, lead);
    const start = new Date('2026-03-01T00:00:00Z');
    const later = (days: number) => new Date(start.getTime() + days * 86_400_000);
    const { setCookie } = await signIn(db, from(PASSWORD), start);
    expect(await currentAccount(db, withCookie(setCookie), later(29.99))).not.toBeNull();
    expect(await currentAccount(db, withCookie(setCookie), later(30))).toBeNull();
    await signIn(db, from(PASSWORD), later(31));
    expect(await db.selectFrom('sessions').selectAll().execute()).toHaveLength(1);
  });

  it('are required where a page asks for them', async () => {
    const requests = [
      new Request('http://localhost/'),
      withCookie('evenhand-session=forged'),
      withCookie(`evenhand-session=${'A'.repeat(43)}`),
    ];
    for (const request of requests) {
      await expect(requireAccount(db, request)).rejects.toMatchObject({ code: 'not_authenticated' });
    }
  });

  it('can not be guessed: ten attempts for an account from an address, then a wait', async () => {
    await createFirstAccount(db, lead);
    const start = new Date('2026-03-01T00:00:00Z');
    for (let attempt = 1; attempt <= 10; attempt++) {
      await expect(signIn(db, from('wrong password'), start)).rejects.toMatchObject({
        code: 'not_authenticated',
      });
    }
    await expect(signIn(db, from(PASSWORD), start)).rejects.toMatchObject({
      code: 'too_many',
      message: 'Too many attempts to sign in. Try again in 15 minutes.',
    });
    const elsewhere = { ...from(PASSWORD), clientAddress: `198.51.100.${clients}` };
    await expect(signIn(db, elsewhere, start)).resolves.toBeDefined();
    await expect(signIn(db, from(PASSWORD), new Date(start.getTime() + 900_000))).resolves.toBeDefined();
  });
});
