import { beforeEach, expect, it } from 'vitest';
import { createFirstAccount, needsFirstAccount } from '#app/auth/createFirstAccount.server.ts';
import {
  acceptInvitation,
  invitationOf,
  inviteAccount,
  withdrawInvitation,
} from '#app/auth/invitation.server.ts';
import { changeName, changePassword, endSession, ownSessions } from '#app/auth/ownAccount.server.ts';
import { accountOfReset, makePasswordReset, resetPassword } from '#app/auth/passwordReset.server.ts';
import {
  changeRole,
  deactivateAccount,
  listInvitations,
  listPeople,
  reactivateAccount,
} from '#app/auth/people.server.ts';
import { accountOfToken, listTokens, makeToken, revokeToken } from '#app/auth/personalToken.server.ts';
import { currentAccount, currentSession, sessionHash, startSession } from '#app/auth/session.server.ts';
import { signIn } from '#app/auth/signIn.server.ts';
import { MOST_TOKENS } from '#app/core/people/people.ts';
import type { Role } from '#app/core/people/roles.ts';
import type { Database } from '#db/database.ts';
import { insertAccount } from '#db/queries/accounts.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';

const T0 = new Date('2026-03-01T09:00:00Z');
const later = (hours: number) => new Date(T0.getTime() + hours * 3_600_000);
const PASSWORD = 'correct horse 电池';
const BY = { actor: 'owner@example.org', now: T0 };
const HERE = { clientAddress: '192.0.2.1', now: T0 };

const requestWith = (setCookie: string) =>
  new Request('http://localhost/', { headers: { cookie: setCookie.split(';')[0]! } });
const signInWith = (email: string, password: string) => ({
  ...{ email, password, clientAddress: '192.0.2.1', secureCookies: false },
  request: new Request('http://localhost/', { headers: { 'user-agent': 'Firefox/140.0 (Linux)' } }),
});

describeOnEachDatabase('people', (open) => {
  let db: Database;
  let owner: number;
  beforeEach(async () => {
    db = await open();
    const first = { email: 'owner@example.org', name: 'Olga', password: PASSWORD };
    owner = (await createFirstAccount(db, first)).id;
  });
  /** A further account, without a password that anybody knows. */
  const account = async (email: string, role: Role) =>
    (await insertAccount(db, { email, name: email.split('@')[0]!, role, password_hash: 'x' })).id;
  const invite = (email: string, role: Role) => inviteAccount(db, { email, role }, BY);
  const accept = (secret: string, at = T0, password = PASSWORD) =>
    acceptInvitation(db, secret, { name: 'Ada', password }, at);
  const roles = async () => (await listPeople(db)).map(({ email, role }) => `${email.split('@')[0]} ${role}`);
  const settled = async (all: Promise<unknown>[]) =>
    (await Promise.allSettled(all)).map((one) =>
      one.status === 'fulfilled' ? 'done' : (one.reason as { reason: string }).reason,
    );

  it('begin with an owner', async () => {
    expect(await roles()).toEqual(['owner owner']);
  });

  it('come by invitation, in the role that was promised', async () => {
    const made = await inviteAccount(db, { email: ' Ada@Example.org ', role: 'analyst' }, BY);
    expect(made).toMatchObject({ email: 'ada@example.org', role: 'analyst', expiresAt: later(7 * 24) });
    expect(await invitationOf(db, made.secret, T0)).toEqual({ email: 'ada@example.org', role: 'analyst' });
    expect(await listInvitations(db, T0)).toMatchObject([
      { email: 'ada@example.org', role: 'analyst', invitedBy: 'owner@example.org' },
    ]);
    const ada = await accept(made.secret);
    expect(ada).toMatchObject({ email: 'ada@example.org', name: 'Ada', role: 'analyst' });
    expect(await listInvitations(db, T0)).toEqual([]);
    await expect(signIn(db, signInWith('ada@example.org', PASSWORD), T0)).resolves.toMatchObject({
      account: ada,
    });
  });

  it('keep no secret in the database', async () => {
    const { secret } = await invite('ada@example.org', 'lead');
    const reset = await makePasswordReset(db, owner, BY);
    const { token } = await makeToken(db, owner, { name: 'x', days: '7' }, T0);
    for (const table of ['account_invitations', 'password_resets', 'personal_tokens'] as const) {
      const rows = JSON.stringify(await db.selectFrom(table).selectAll().execute());
      for (const one of [secret, reset.secret, token, token.slice(4)]) expect(rows).not.toContain(one);
    }
  });

  it('accept an invitation once, however many try at the same time', async () => {
    const { secret } = await invite('ada@example.org', 'lead');
    const results = await settled(Array.from({ length: 4 }, () => accept(secret)));
    expect(results.filter((result) => result === 'done')).toHaveLength(1);
    expect(results.filter((result) => result === 'invitation-over')).toHaveLength(3);
    await expect(accept(secret)).rejects.toMatchObject({
      reason: 'invitation-over',
      params: { over: 'used' },
    });
    expect(await roles()).toEqual(['ada lead', 'owner owner']);
  });

  it('accept no invitation that is too old, withdrawn, replaced or made up', async () => {
    const { secret } = await invite('ada@example.org', 'lead');
    await expect(accept(secret, later(7 * 24))).rejects.toMatchObject({ params: { over: 'expired' } });
    const second = await invite('ada@example.org', 'analyst');
    await expect(accept(secret)).rejects.toMatchObject({ params: { over: 'withdrawn' } });
    const [waiting] = await listInvitations(db, T0);
    await withdrawInvitation(db, waiting!.id, T0);
    await expect(accept(second.secret)).rejects.toMatchObject({ params: { over: 'withdrawn' } });
    await expect(withdrawInvitation(db, waiting!.id)).rejects.toMatchObject({ reason: 'no-such-invitation' });
    for (const made of ['A'.repeat(43), '', "' or 1=1"]) {
      await expect(accept(made)).rejects.toMatchObject({ reason: 'no-such-invitation' });
    }
    expect(await roles()).toEqual(['owner owner']);
  });

  it('name what is wrong with an invitation and with whoever accepts it', async () => {
    const refused = inviteAccount(db, { email: 'ada', role: 'boss' }, BY);
    await expect(refused).rejects.toMatchObject({
      reason: 'invitation-refused',
      problems: [{ path: 'email' }, { path: 'role' }],
    });
    await expect(invite('OWNER@example.org', 'lead')).rejects.toMatchObject({ reason: 'account-exists' });
    const { secret } = await invite('ada@example.org', 'lead');
    await expect(accept(secret, T0, 'short')).rejects.toMatchObject({
      reason: 'account-refused',
      problems: [{ path: 'password' }],
    });
    await accept(secret);
  });

  it('never lose the last owner, also when two take it from each other at once', async () => {
    await expect(changeRole(db, owner, 'lead')).rejects.toMatchObject({ reason: 'last-owner' });
    await expect(deactivateAccount(db, owner)).rejects.toMatchObject({ reason: 'last-owner' });
    for (let round = 0; round < 5; round++) {
      const second = await account(`second${round}@example.org`, 'owner');
      const results = await settled([changeRole(db, owner, 'analyst'), changeRole(db, second, 'lead')]);
      expect(results.sort()).toEqual(['done', 'last-owner']);
      const owners = (await listPeople(db)).filter(
        (one) => one.role === 'owner' && one.deactivatedAt === null,
      );
      expect(owners).toHaveLength(1);
      await changeRole(db, second, 'owner');
      await changeRole(db, owner, 'owner');
      const shut = await settled([deactivateAccount(db, owner), deactivateAccount(db, second)]);
      expect(shut.sort()).toEqual(['done', 'last-owner']);
      await reactivateAccount(db, owner);
      await deactivateAccount(db, second);
    }
    // Whoever is shut owns nothing.
    await expect(deactivateAccount(db, owner)).rejects.toMatchObject({ reason: 'last-owner' });
    await expect(changeRole(db, 4711, 'lead')).rejects.toMatchObject({ reason: 'no-such-account' });
  });

  it('lose with the role of an owner what they promised as one', async () => {
    const second = await account('second@example.org', 'owner');
    const by = { actor: 'second@example.org', now: T0 };
    const { secret } = await inviteAccount(db, { email: 'ada@example.org', role: 'owner' }, by);
    const reset = await makePasswordReset(db, owner, by);
    const kept = await invite('bob@example.org', 'lead');
    await changeRole(db, second, 'lead', T0);
    await expect(accept(secret)).rejects.toMatchObject({ params: { over: 'withdrawn' } });
    await expect(accountOfReset(db, reset.secret, T0)).rejects.toMatchObject({ reason: 'reset-over' });
    await accept(kept.secret);
  });

  it('who are deactivated are out at once, and come back without what they held', async () => {
    const { secret } = await invite('ada@example.org', 'lead');
    const ada = await accept(secret);
    const cookie = await startSession(db, ada.id, { secure: false, now: T0 });
    const { token } = await makeToken(db, ada.id, { name: 'nightly', days: '7' }, T0);
    const reset = await makePasswordReset(db, ada.id, BY);
    const seen = () => currentAccount(db, requestWith(cookie), { secure: false, now: T0 });
    expect(await seen()).toEqual(ada);
    expect(await accountOfToken(db, token, HERE)).toMatchObject({ account: ada, name: 'nightly' });

    await deactivateAccount(db, ada.id, T0);
    expect(await seen()).toBeNull();
    await expect(accountOfToken(db, token, HERE)).rejects.toMatchObject({ reason: 'token-refused' });
    await expect(accountOfReset(db, reset.secret, T0)).rejects.toMatchObject({ reason: 'reset-over' });
    await expect(makePasswordReset(db, ada.id, BY)).rejects.toMatchObject({ reason: 'account-shut' });
    await expect(signIn(db, signInWith(ada.email, PASSWORD), T0)).rejects.toMatchObject({
      reason: 'account-deactivated',
    });
    // Nobody who doesn't know the password is told.
    await expect(signIn(db, signInWith(ada.email, 'another one'), T0)).rejects.toMatchObject({
      reason: 'wrong-password',
    });
    // What was under way meanwhile doesn't hold later.
    const between = await startSession(db, ada.id, { secure: false, now: T0 });
    expect(await currentAccount(db, requestWith(between), { secure: false, now: T0 })).toBeNull();

    await reactivateAccount(db, ada.id);
    expect(await seen()).toBeNull();
    expect(await currentAccount(db, requestWith(between), { secure: false, now: T0 })).toBeNull();
    await expect(accountOfToken(db, token, HERE)).rejects.toMatchObject({ reason: 'token-refused' });
    await expect(signIn(db, signInWith(ada.email, PASSWORD), T0)).resolves.toBeDefined();
  });

  it('set a new password by a link, once and within a day', async () => {
    const cookie = await startSession(db, owner, { secure: false, now: T0 });
    const first = await makePasswordReset(db, 'OWNER@example.org', BY);
    expect(first).toMatchObject({ email: 'owner@example.org', expiresAt: later(24) });
    const { secret } = await makePasswordReset(db, owner, BY);
    const next = { password: 'another password' };
    await expect(resetPassword(db, first.secret, next, T0)).rejects.toMatchObject({ reason: 'reset-over' });
    await expect(resetPassword(db, secret, next, later(24))).rejects.toMatchObject({ reason: 'reset-over' });
    await expect(resetPassword(db, secret, { password: 'short' }, T0)).rejects.toMatchObject({
      problems: [{ path: 'password' }],
    });
    await expect(signIn(db, signInWith('owner@example.org', PASSWORD), T0)).resolves.toBeDefined();
    const results = await settled(Array.from({ length: 3 }, () => resetPassword(db, secret, next, T0)));
    expect(results.sort()).toEqual(['done', 'reset-over', 'reset-over']);
    expect(await currentAccount(db, requestWith(cookie), { secure: false, now: T0 })).toBeNull();
    await expect(signIn(db, signInWith('owner@example.org', PASSWORD), T0)).rejects.toMatchObject({
      reason: 'wrong-password',
    });
    await expect(signIn(db, signInWith('owner@example.org', next.password), T0)).resolves.toBeDefined();
    await expect(makePasswordReset(db, 'nobody@example.org', BY)).rejects.toMatchObject({
      reason: 'no-account',
      params: { email: 'nobody@example.org' },
    });
  });

  it('change their own name and password, the latter with the present one', async () => {
    const here = await startSession(db, owner, { secure: false, now: T0 });
    const there = await startSession(db, owner, { secure: false, now: T0 });
    const session = sessionHash(requestWith(here), false);
    await changeName(db, owner, { name: ' Olga O. ' });
    await expect(changeName(db, owner, { name: ' ' })).rejects.toMatchObject({
      reason: 'own-account-refused',
      problems: [{ path: 'name', reason: 'is-missing' }],
    });
    const change = (present: string, password: string, now = T0) =>
      changePassword(db, owner, { present, password }, { session, now });
    await expect(change('wrong', 'another password')).rejects.toMatchObject({
      problems: [{ path: 'present', reason: 'not-the-password' }],
    });
    await expect(change(PASSWORD, 'short')).rejects.toMatchObject({ problems: [{ path: 'password' }] });
    const { secret } = await makePasswordReset(db, owner, BY);
    await change(PASSWORD, 'another password');
    expect(await currentAccount(db, requestWith(here), { secure: false, now: T0 })).toMatchObject({
      name: 'Olga O.',
    });
    expect(await currentAccount(db, requestWith(there), { secure: false, now: T0 })).toBeNull();
    await expect(accountOfReset(db, secret, T0)).rejects.toMatchObject({ reason: 'reset-over' });
    for (let attempt = 1; attempt <= 10; attempt++) {
      await expect(change('wrong', 'another password')).rejects.toMatchObject({ code: 'invalid_input' });
    }
    await expect(change('another password', PASSWORD)).rejects.toMatchObject({ code: 'too_many' });
    await expect(change('another password', PASSWORD, later(0.25))).resolves.toBeDefined();
  });

  it('see where they are signed in, and end a session that is in use', async () => {
    const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    const request = new Request('http://localhost/', { headers: { 'user-agent': agent } });
    const here = requestWith(await startSession(db, owner, { request, secure: false, now: T0 }));
    const there = requestWith(await startSession(db, owner, { secure: false, now: T0 }));
    const { session: current } = (await currentSession(db, here, { secure: false, now: later(1) }))!;
    // Seen within a minute it is not written down again.
    await currentSession(db, here, { secure: false, now: new Date(later(1).getTime() + 59_000) });
    const sessions = await ownSessions(db, owner, { current, now: later(1) });
    expect(sessions).toMatchObject([
      {
        device: { browser: 'Firefox', system: 'Linux' },
        since: T0.toISOString(),
        lastSeen: later(1).toISOString(),
        current: true,
      },
      { device: { browser: null, system: null }, lastSeen: T0.toISOString(), current: false },
    ]);
    expect((await listPeople(db))[0]!.lastSeen).toBe(later(1).toISOString());
    const other = await account('other@example.org', 'owner');
    await endSession(db, other, sessions[1]!.id);
    expect(await currentAccount(db, there, { secure: false, now: later(1) })).not.toBeNull();
    await endSession(db, owner, sessions[1]!.id);
    expect(await currentAccount(db, there, { secure: false, now: later(1) })).toBeNull();
    expect(await currentAccount(db, here, { secure: false, now: later(1) })).not.toBeNull();
  });

  it('make tokens that hold until their day, and not when they are revoked', async () => {
    const { token } = await makeToken(db, owner, { name: ' nightly ', days: '30' }, T0);
    expect(token).toMatch(/^evh_[A-Za-z0-9_-]{43}$/);
    const at = (hours: number) => ({ ...HERE, now: later(hours) });
    await expect(accountOfToken(db, token, at(30 * 24 - 1))).resolves.toMatchObject({ name: 'nightly' });
    const lastUsed = later(30 * 24 - 1).toISOString();
    const [listed] = await listTokens(db, owner, later(1));
    expect(listed).toMatchObject({ name: 'nightly', lastUsed, expired: false });
    await expect(accountOfToken(db, token, at(30 * 24))).rejects.toMatchObject({ reason: 'token-refused' });
    const second = await account('second@example.org', 'lead');
    await revokeToken(db, second, listed!.id);
    await expect(accountOfToken(db, token, at(1))).resolves.toBeDefined();
    await revokeToken(db, owner, listed!.id, T0);
    await expect(accountOfToken(db, token, at(1))).rejects.toMatchObject({ code: 'not_authenticated' });
    expect(await listTokens(db, owner, T0)).toEqual([]);
    await expect(makeToken(db, owner, { name: ' ', days: '8' })).rejects.toMatchObject({
      problems: [{ path: 'name' }, { path: 'days' }],
    });
  });

  it('have so many tokens and no more, however many are made at once', async () => {
    for (let count = 1; count < MOST_TOKENS; count++) await makeToken(db, owner, { name: 'x', days: '7' });
    const results = await settled([1, 2].map(() => makeToken(db, owner, { name: 'x', days: '7' })));
    expect(results.sort()).toEqual(['done', 'too-many-tokens']);
    const [one] = await listTokens(db, owner);
    await revokeToken(db, owner, one!.id);
    await expect(makeToken(db, owner, { name: 'x', days: '7' })).resolves.toBeDefined();
  });

  it("can't have their tokens guessed: a hundred that don't hold from an address, then a wait", async () => {
    const { token } = await makeToken(db, owner, { name: 'x', days: '7' }, T0);
    for (let attempt = 0; attempt < 99; attempt++) {
      const guess = accountOfToken(db, `evh_${String(attempt).padStart(43, 'A')}`, HERE);
      await expect(guess).rejects.toMatchObject({ code: 'not_authenticated' });
    }
    // One that holds isn't counted.
    for (let use = 0; use < 3; use++) await accountOfToken(db, token, HERE);
    await expect(accountOfToken(db, 'evh_x', HERE)).rejects.toMatchObject({ code: 'not_authenticated' });
    await expect(accountOfToken(db, token, HERE)).rejects.toMatchObject({
      code: 'too_many',
      params: { minutes: 15 },
    });
    const elsewhere = { ...HERE, clientAddress: '198.51.100.1' };
    await expect(accountOfToken(db, token, elsewhere)).resolves.toBeDefined();
    await expect(accountOfToken(db, token, { ...HERE, now: later(0.25) })).resolves.toBeDefined();
  });
});

describeOnEachDatabase('an installation without accounts', (open) => {
  it('is given to an owner by an invitation from the machine, and to nobody else', async () => {
    const db = await open();
    const by = { actor: 'command line', now: T0 };
    await expect(inviteAccount(db, { email: 'a@example.org', role: 'lead' }, by)).rejects.toMatchObject({
      reason: 'first-is-owner',
    });
    const { secret } = await inviteAccount(db, { email: 'a@example.org', role: 'owner' }, by);
    await acceptInvitation(db, secret, { name: 'Ada', password: PASSWORD }, T0);
    expect(await needsFirstAccount(db)).toBe(false);
    expect(await listPeople(db)).toMatchObject([{ role: 'owner' }]);
  });
});
