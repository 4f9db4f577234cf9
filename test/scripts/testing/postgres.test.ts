import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { startTemporaryPostgres } from '#scripts/testing/postgres.ts';

describe('startTemporaryPostgres', () => {
  it('gives a server that creates databases and is gone when stopped, or says why there is none', async () => {
    const server = await startTemporaryPostgres();
    if ('reason' in server) {
      expect(server.reason).toMatch(/PostgreSQL/);
      return;
    }
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query('create database another');
    await client.end();
    await server.stop();
    await expect(new pg.Client({ connectionString: server.url }).connect()).rejects.toThrow(/ECONNREFUSED/);
  });
});
