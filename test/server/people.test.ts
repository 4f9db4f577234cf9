import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { builtCommand } from '#scripts/testing/program.ts';
import { freePort } from '#scripts/testing/freePort.ts';
import { serve } from './serve.ts';

// People by the command line, beside a server that holds the folder.

let folder: string;
let server: ChildProcess;
let url: string;
let environment: Record<string, string>;
let log = '';
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-people-'));
  const port = await freePort();
  url = `http://localhost:${port}`;
  environment = { EVENHAND_DATA: folder, DATABASE_URL: '', LOG_LEVEL: 'debug' };
  server = await serve(port, environment);
  log = '';
  for (const stream of [server.stdout!, server.stderr!]) stream.on('data', (part) => (log += String(part)));
});
afterEach(() => {
  server.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a command of the build, as a person does. */
function run(...words: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, ...environment, LOG_LEVEL: '' };
    const child = spawn(process.execPath, [builtCommand(), ...words], { cwd: folder, env });
    let out = '';
    let err = '';
    child.stdout.on('data', (part) => (out += String(part)));
    child.stderr.on('data', (part) => (err += String(part)));
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

const send = (link: string, fields: Record<string, string>) =>
  fetch(link, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) });

it('are invited, listed and given a new password from the machine, and no secret is in the log', async () => {
  expect(await run('people')).toMatchObject({
    code: 0,
    out: expect.stringContaining('Nobody has an account'),
  });
  expect(await run('people', 'invite', 'ada@example.org', '--role', 'lead')).toMatchObject({
    code: 5,
    err: expect.stringContaining('--role owner'),
  });
  const invited = await run('people', 'invite', 'Ada@example.org', '--role', 'owner');
  expect(invited.code).toBe(0);
  const link = invited.out.trim();
  expect(link).toMatch(new RegExp(`^${url}/invited/[A-Za-z0-9_-]{43}$`));
  expect(invited.err).toContain('holds once, until ');
  const accepted = await send(link, { name: 'Ada', password: 'correct horse battery' });
  expect([accepted.status, accepted.headers.get('location')]).toEqual([302, '/studies']);

  const { out } = await run('people', '--json');
  expect(JSON.parse(out)).toMatchObject([
    { email: 'ada@example.org', name: 'Ada', role: 'owner', deactivatedAt: null },
  ]);
  expect((await run('people')).out).toMatch(/^ada@example\.org\towner\tactive\t(never )?seen?.*\tAda\n$/);
  const second = await run('people', 'invite', 'bob@example.org', '--role', 'analyst', '--json');
  expect(JSON.parse(second.out)).toMatchObject({ email: 'bob@example.org', role: 'analyst' });

  const reset = await run('reset-password', 'ada@example.org');
  expect(reset.out).toMatch(new RegExp(`^${url}/reset/[A-Za-z0-9_-]{43}\n$`));
  const set = await send(reset.out.trim(), { password: 'another horse battery' });
  expect(set.headers.get('location')).toBe('/studies');
  expect((await send(reset.out.trim(), { password: 'another horse battery' })).status).toBe(410);
  const signedIn = await send(`${url}/sign-in`, {
    email: 'ada@example.org',
    password: 'another horse battery',
  });
  expect(signedIn.headers.get('location')).toBe('/studies');

  expect(await run('reset-password', 'nobody@example.org')).toMatchObject({
    code: 3,
    err: expect.stringContaining('`evenhand people`'),
  });
  expect(await run('people', 'invite', 'no address', '--role', 'lead')).toMatchObject({ code: 2 });
  expect(await run('people', 'invite', 'eve@example.org')).toMatchObject({ code: 2 });

  await expect.poll(() => log).toContain('/reset/…');
  expect(log).toContain('/invited/…');
  for (const one of [link, reset.out.trim()]) expect(log).not.toContain(one.split('/').at(-1));
}, 120_000);
