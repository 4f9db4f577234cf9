import { beforeEach, expect, it } from 'vitest';
import { createAttemptLimit } from '#app/auth/attemptLimit.server.ts';
import { connect, openDatabase } from '#db/client.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase, describeOnServer } from '#test/db/databases.ts';

const at = (ms: number) => new Date(Date.UTC(2026, 2, 1) + ms);
const limitOf = (most: number, name = 'test') => createAttemptLimit({ name, most, windowMs: 60_000 });

describeOnEachDatabase('a limit on attempts', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  it('allows so many in a window and says how long to wait', async () => {
    const limit = limitOf(2);
    const waits = [];
    for (const ms of [0, 1, 2, 30_000]) waits.push(await limit.attempt(db, 'a', at(ms)));
    expect(waits).toEqual([0, 0, 60, 30]);
    expect(await limit.attempt(db, 'b', at(30_000))).toBe(0);
    expect(await limit.attempt(db, 'a', at(60_000))).toBe(0);
  });

  it('forgets a key when told to', async () => {
    const limit = limitOf(1);
    await limit.attempt(db, 'a', at(0));
    await limit.forget(db, 'a');
    expect(await limit.attempt(db, 'a', at(0))).toBe(0);
    expect(await limit.attempt(db, 'a', at(0))).toBe(60);
  });

  it('keeps apart what has another name', async () => {
    await limitOf(1).attempt(db, 'a', at(0));
    expect(await limitOf(1, 'another').attempt(db, 'a', at(0))).toBe(0);
  });

  it('keeps neither the key nor windows that are over', async () => {
    const limit = limitOf(1);
    for (let n = 0; n < 50; n++) await limit.attempt(db, `ada@example.org ${n}`, at(0));
    const kept = () => db.selectFrom('sign_in_attempts').selectAll().execute();
    expect(JSON.stringify(await kept())).not.toContain('example.org');
    for (let n = 0; n < 3; n++) await limit.attempt(db, `later ${n}`, at(60_000));
    expect(await kept()).toHaveLength(3);
  });

  it('counts all that come at once', async () => {
    const limit = limitOf(10);
    const waits = await Promise.all(Array.from({ length: 30 }, () => limit.attempt(db, 'a', at(0))));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(10);
  });
});

describeOnServer('a limit on attempts', (create) => {
  it('counts those of several processes together', async () => {
    const { options, drop } = await create();
    const first = await openDatabase(options);
    const second = await connect(options);
    try {
      const limits = [limitOf(10), limitOf(10)];
      const waits = await Promise.all(
        Array.from({ length: 40 }, (_, n) =>
          limits[n % 2]!.attempt(n % 2 === 0 ? first.db : second.db, 'a', at(0)),
        ),
      );
      expect(waits.filter((wait) => wait === 0)).toHaveLength(10);
    } finally {
      await Promise.all([first.close(), second.close()]);
      await drop();
    }
  });
});
