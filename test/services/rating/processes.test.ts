import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase, type OpenDatabase } from '#db/client.ts';
import { describeOnServer, type TestDatabase } from '#test/db/databases.ts';
import { startProcess, type Started } from '#test/db/processes/start.ts';
import { openSample } from '#test/services/studies/sampleStudy.ts';
import { scaled } from '#scripts/testing/machineSpeed.ts';

const PROCESSES = 4;

describeOnServer('several web processes', (create) => {
  let test: TestDatabase;
  let database: OpenDatabase;
  let started: Started[] = [];
  beforeEach(async () => {
    test = await create();
    database = await openDatabase(test.options);
  });
  afterEach(async () => {
    await Promise.all(started.map((process) => process.kill()));
    started = [];
    await database.close();
    await test.drop();
  });

  /** Lets raters in all processes begin at the same moment; gives how many judgments were acknowledged. */
  async function rush(token: string, raters: number, stopping: number): Promise<number> {
    const url = test.options.kind === 'server' ? test.options.url : '';
    started = Array.from({ length: PROCESSES }, () =>
      startProcess(
        '../../services/rating/processes/rush.ts',
        url,
        token,
        String(raters / PROCESSES),
        String(stopping),
      ),
    );
    for (const process of started) expect(await process.nextLine()).toBe('ready');
    for (const { child } of started) child.stdin.write('go\n');
    const judged = await Promise.all(started.map((process) => process.nextLine()));
    return judged.reduce((sum, line) => sum + Number(line), 0);
  }
  const perItem = async () => {
    const { rows } = await sql<{ submitted: number; raters: number; counted: number }>`
      select count(*) filter (where state = 'submitted') as submitted,
        count(distinct rater_id) filter (where state = 'submitted') as raters,
        max(item_rooms.submitted) as counted
      from item_rooms left join blocks on blocks.item_id = item_rooms.item_id
      group by item_rooms.item_id`.execute(database.db);
    return rows;
  };
  const protocol = { criteria: [], blocksPerSitting: 3, ratersPerItem: 5 };

  it(
    'give 200 raters who begin at once exactly what is asked for, each item by different raters',
    async () => {
      const { token } = await openSample(database.db, { items: 61, protocol });
      const judged = await rush(token, 200, 0);
      // The third item's texts are the same, so it has no pair.
      expect(await perItem()).toEqual(Array(60).fill({ submitted: 5, raters: 5, counted: 5 }));
      expect(judged).toBe(60 * 5);
      const stored = await database.db.selectFrom('judgments').select('id').execute();
      expect(stored).toHaveLength(60 * 5);
    },
    scaled(120_000),
  );

  it(
    'never hand out too much when half of the raters stop, and give the rest once their leases end',
    async () => {
      const { token } = await openSample(database.db, { items: 31, protocol });
      await rush(token, 100, 0.5);
      const { rows } = await sql<{ most: number }>`
      select max(filled) as most from item_rooms`.execute(database.db);
      expect(rows[0]!.most).toBe(5);
      await sql`update blocks set leased_until = now() - interval '1 minute' where state = 'leased'`.execute(
        database.db,
      );
      for (const process of started) await process.kill();
      await rush(token, 40, 0);
      expect(await perItem()).toEqual(Array(30).fill({ submitted: 5, raters: 5, counted: 5 }));
    },
    scaled(120_000),
  );
});
