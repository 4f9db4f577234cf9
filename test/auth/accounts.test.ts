import { hash } from '@node-rs/argon2';
import { beforeEach, expect, it } from 'vitest';
import { createFirstAccount, needsFirstAccount } from '#app/auth/createFirstAccount.server.ts';
import { currentAccount, requireAccount, signOut } from '#app/auth/session.server.ts';
import { signIn } from '#app/auth/signIn.server.ts';
import type { AppError } from '#app/core/shared/errors.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';

const PASSWORD = 'correct horse 电池';
const PLAIN = { secure: false };
const lead = { email: ' Lead@Example.org ', name: ' Ada ', password: PASSWORD };

/** The request of a browser that was given this `Set-Cookie` header. */
const withCookie = (setCookie: string) =>
  new Request('http://localhost/', { headers: { cookie: `other=1; ${setCookie.split(';')[0]}` } });

const from = (password: string, email = 'lead@example.org', request = new Request('http://localhost/')) => ({
  email,
  password,
  request,
  clientAddress: '192.0.2.1',
  secureCookies: false,
});

describeOnEachDatabase('accounts', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
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
      { path: 'email', reason: 'wrong-format', params: { format: 'email' } },
      { path: 'name', reason: 'is-missing', params: {} },
      { path: 'password', reason: 'too-few-characters', params: { least: 10 } },
    ]);
    expect(await needsFirstAccount(db)).toBe(true);
  });

  it('keep no password and no session secret', async () => {
    await createFirstAccount(db, lead);
    const {
      setCookies: [setCookie = ''],
    } = await signIn(db, from(PASSWORD));
    const secret = /evenhand-session=([^;]+)/.exec(setCookie)?.[1];
    const { password_hash } = await db.selectFrom('accounts').selectAll().executeTakeFirstOrThrow();
    expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
    const { id_hash } = await db.selectFrom('sessions').selectAll().executeTakeFirstOrThrow();
    expect(id_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(id_hash).not.toContain(secret);
  });

  it('sign in, are recognised, and sign out', async () => {
    const account = await createFirstAccount(db, lead);
    expect(account).toEqual({ id: 1, email: 'lead@example.org', name: 'Ada', role: 'owner' });
    const {
      setCookies: [setCookie = ''],
      account: same,
    } = await signIn(db, from(PASSWORD, 'LEAD@example.org '));
    expect(same).toEqual(account);
    expect(await currentAccount(db, withCookie(setCookie), PLAIN)).toEqual(account);
    const removed = await signOut(db, withCookie(setCookie), { secure: false });
    expect(removed).toMatch(/^evenhand-session=;.*Max-Age=0/);
    expect(await currentAccount(db, withCookie(setCookie), PLAIN)).toBeNull();
    expect(await signOut(db, new Request('http://localhost/'), { secure: false })).toBe(removed);
  });

  it('set a cookie that scripts and other sites have no use of', async () => {
    await createFirstAccount(db, lead);
    const plain = await signIn(db, from(PASSWORD));
    const secure = await signIn(db, { ...from(PASSWORD), secureCookies: true });
    const form =
      /^(__Host-)?evenhand-(session|device)=[\w.-]{43,66}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d{7,8}(; Secure)?$/;
    const marks = (cookies: string[]) => cookies.map((cookie) => form.exec(cookie)?.slice(1));
    expect(marks(plain.setCookies)).toEqual([
      [undefined, 'session', undefined],
      [undefined, 'device', undefined],
    ]);
    expect(marks(secure.setCookies)).toEqual([
      ['__Host-', 'session', '; Secure'],
      ['__Host-', 'device', '; Secure'],
    ]);
  });

  it('take over https no session cookie that a neighbouring host could have set', async () => {
    await createFirstAccount(db, lead);
    const {
      setCookies: [setCookie = ''],
    } = await signIn(db, { ...from(PASSWORD), secureCookies: true });
    const tossed = withCookie(setCookie.replace('__Host-', ''));
    expect(await currentAccount(db, tossed, { secure: true })).toBeNull();
    expect(await currentAccount(db, withCookie(setCookie), { secure: true })).not.toBeNull();
  });

  it('sign out everywhere', async () => {
    await createFirstAccount(db, lead);
    const cookies = [];
    for (let device = 0; device < 3; device++)
      cookies.push((await signIn(db, from(PASSWORD))).setCookies[0]!);
    await signOut(db, withCookie(cookies[0]!), PLAIN);
    expect(await currentAccount(db, withCookie(cookies[1]!), PLAIN)).not.toBeNull();
    // Who isn't signed in ends nobody's sessions.
    await signOut(db, withCookie(cookies[0]!), { ...PLAIN, everywhere: true });
    expect(await currentAccount(db, withCookie(cookies[1]!), PLAIN)).not.toBeNull();
    await signOut(db, withCookie(cookies[1]!), { ...PLAIN, everywhere: true });
    expect(await currentAccount(db, withCookie(cookies[2]!), PLAIN)).toBeNull();
    expect(await db.selectFrom('sessions').selectAll().execute()).toEqual([]);
  });

  it('get a stronger hash at the next sign-in where theirs is of an earlier release', async () => {
    await createFirstAccount(db, lead);
    const old = await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    await db.updateTable('accounts').set({ password_hash: old }).execute();
    const stored = async () =>
      (await db.selectFrom('accounts').select('password_hash').executeTakeFirstOrThrow()).password_hash;
    await expect(signIn(db, from('wrong password'))).rejects.toMatchObject({ code: 'not_authenticated' });
    expect(await stored()).toBe(old);
    await signIn(db, from(PASSWORD));
    expect(await stored()).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
    await expect(signIn(db, from(PASSWORD))).resolves.toBeDefined();
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
    const {
      setCookies: [setCookie = ''],
    } = await signIn(db, from(PASSWORD), start);
    expect(await currentAccount(db, withCookie(setCookie), { ...PLAIN, now: later(29.99) })).not.toBeNull();
    expect(await currentAccount(db, withCookie(setCookie), { ...PLAIN, now: later(30) })).toBeNull();
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
      await expect(requireAccount(db, request, PLAIN)).rejects.toMatchObject({ code: 'not_authenticated' });
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
    const elsewhere = { ...from(PASSWORD), clientAddress: '198.51.100.1' };
    await expect(signIn(db, elsewhere, start)).resolves.toBeDefined();
    await expect(signIn(db, from(PASSWORD), new Date(start.getTime() + 900_000))).resolves.toBeDefined();
  });

  it('let those in who have signed in from this browser before, whatever others try from the same address', async () => {
    await createFirstAccount(db, lead);
    const start = new Date('2026-03-01T00:00:00Z');
    const { setCookies } = await signIn(db, from(PASSWORD), start);
    const known = withCookie(setCookies[1]!);
    for (let attempt = 1; attempt <= 120; attempt++) {
      const email = attempt <= 11 ? 'lead@example.org' : `other${attempt}@example.org`;
      await signIn(db, from('wrong password', email), start).catch(() => {});
    }
    await expect(signIn(db, from(PASSWORD), start)).rejects.toMatchObject({ code: 'too_many' });
    await expect(signIn(db, from(PASSWORD, 'lead@example.org', known), start)).resolves.toBeDefined();
    // Such a browser may guess no more often than any other, and one that was made up counts as unknown.
    for (let attempt = 1; attempt <= 10; attempt++) {
      await expect(signIn(db, from('wrong', 'lead@example.org', known), start)).rejects.toMatchObject({
        code: 'not_authenticated',
      });
    }
    await expect(signIn(db, from(PASSWORD, 'lead@example.org', known), start)).rejects.toMatchObject({
      code: 'too_many',
    });
    const forged = withCookie(`evenhand-device=${'A'.repeat(22)}.${'A'.repeat(43)}`);
    await expect(signIn(db, from(PASSWORD, 'lead@example.org', forged), start)).rejects.toMatchObject({
      code: 'too_many',
    });
  });
});
