import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { makeToken } from '#app/auth/personalToken.server.ts';
import { insertAccount } from '#db/queries/accounts.ts';
import { createProgram } from '#scripts/cli/program.ts';
import { startApp, type TestApp } from '#test/e2e/support/app.ts';
import { closedStudy } from '#test/services/records/decidable.ts';
import { configurationOf } from '#test/services/studies/sampleStudy.ts';

let app: TestApp;
let closed: string;
let folder: string;
let token: string;
beforeAll(async () => {
  app = await startApp();
  closed = await closedStudy(app.db, { loss: 2 });
  folder = await mkdtemp(path.join(tmpdir(), 'evenhand-remote-'));
  const row = { email: 'ada@example.org', name: 'Ada', password_hash: 'x', role: 'lead' as const };
  const { id } = await insertAccount(app.db, row);
  token = (await makeToken(app.db, id, { name: 'ci', days: '7', scope: 'change' })).token;
}, 120_000);
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

async function run(
  argv: string[],
  remote: { address?: string; token?: string } = { address: app.url, token },
) {
  let stdout = '';
  const context = {
    io: { stdout: (text: string) => void (stdout += text), stderr: () => {}, interactive: false },
    config: { remote },
    cwd: folder,
    signal: new AbortController().signal,
  };
  await (
    await createProgram(['remote', ...argv], context as never)
  ).parseAsync(['remote', ...argv], { from: 'user' });
  return stdout;
}

it('lists, waits for and judges by a study elsewhere, and takes its export away', async () => {
  expect(JSON.parse(await run(['list', '--json']))).toContainEqual(
    expect.objectContaining({ study: closed, state: 'closed' }),
  );
  expect(await run(['wait', closed, '--closed'])).toBe(`"${closed}" is closed.\n`);
  expect(await run(['verdict', closed])).toContain('tiny: DO-NOT-SHIP\nDo not ship tiny');
  expect(await run(['verdict', closed, '--markdown'])).toContain('tiny');
  const { candidates } = JSON.parse(await run(['verdict', closed, '--json'])) as { candidates: unknown[] };
  expect(candidates).toHaveLength(1);
  await expect(run(['verdict', closed, '--fail-on', 'do-not-ship'])).rejects.toMatchObject({ exitCode: 13 });
  expect(await run(['verdict', closed, '--fail-on', 'hold'])).toContain('tiny');
  expect(await run(['export', closed, '--out', 'it.zip'])).toBe('it.zip\n');
  expect((await readFile(path.join(folder, 'it.zip'))).subarray(0, 2).toString()).toBe('PK');
});

it('applies a file with its table of items, and shows it again', async () => {
  const study = { ...configurationOf(), name: 'From afar', items: 'items.csv', columns: { prompt: 'Frage' } };
  await writeFile(path.join(folder, 'study.yaml'), stringify(study));
  await writeFile(path.join(folder, 'items.csv'), 'id,Frage\n1,Which lamp?\n2,Which kettle?\n');
  expect(await run(['apply', 'study.yaml', '--dry-run'])).toBe('"from-afar": would be created.\n');
  expect(await run(['apply', 'study.yaml'])).toBe('"from-afar": created.\n');
  expect(await run(['apply', 'study.yaml'])).toBe('"from-afar": unchanged.\n');
  const shown = await run(['show', 'from-afar']);
  expect(JSON.parse(shown)).toMatchObject({ slug: 'from-afar', items: [{ item: '1' }, { item: '2' }] });
  await writeFile(path.join(folder, 'shown.json'), shown);
  expect(await run(['apply', 'shown.json'])).toBe('"from-afar": unchanged.\n');
  await expect(run(['open', 'from-afar'])).rejects.toMatchObject({ code: 'conflict' });
  expect(await run(['verdict', 'from-afar'])).toContain('"from-afar" is draft: there is no verdict.');
  await expect(run(['verdict', 'from-afar', '--fail-on', 'hold'])).rejects.toMatchObject({
    reason: 'gate-too-early',
  });
  await expect(run(['wait', 'from-afar', '--closed', '--timeout', '1s'])).rejects.toMatchObject({
    reason: 'wait-over',
  });
});

it('sends tables, makes links and webhooks of a study elsewhere', async () => {
  const study = { ...configurationOf(), name: 'Filled', items: [{ item: '1', prompt: 'Which lamp?' }] };
  await writeFile(path.join(folder, 'filled.yaml'), stringify(study));
  await run(['apply', 'filled.yaml']);
  await writeFile(path.join(folder, 'outputs.csv'), 'Nr,Text\n1,This one.\n');
  const outputs = ['import-outputs', 'filled', 'outputs.csv', '--system', 'tiny'];
  await expect(run(outputs)).rejects.toMatchObject({ code: 'invalid_input' });
  expect(await run([...outputs, '--map', 'item=Nr,output=Text'])).toBe(
    'Imported 1 outputs of tiny; 0 were there already, 0 items have none.\n',
  );
  await writeFile(path.join(folder, 'controls.jsonl'), '{"item":"1","criterion":"charm","text":"x"}\n');
  await expect(run(['import-controls', 'filled', 'controls.jsonl'])).rejects.toMatchObject({
    reason: 'controls-refused',
  });
  const address = await run(['invite', 'filled', '--label', 'Lab', '--most-raters', '3']);
  expect(address).toMatch(/\/r\/[\w-]+\n$/);
  const [link] = JSON.parse(await run(['links', 'filled', '--json'])) as { id: number }[];
  expect(await run(['withdraw-link', 'filled', String(link!.id)])).toBe('The link is withdrawn.\n');
  expect(await run(['links', 'filled'])).toBe(`${link!.id}\tLab\t0 joined\twithdrawn\n`);
  const hook = ['--url', 'https://hooks.example.org/', '--events', 'study.closed, study.verdict'];
  const [id] = (await run(['add-webhook', 'filled', ...hook])).split('\t');
  await run(['test-webhook', 'filled', id!]);
  expect(await run(['webhooks', 'filled'])).toMatch(
    /^\d+\thttps:\/\/hooks.example.org\/\tstudy.closed, study.verdict\nmessage \d+\tstudy.test\t.*\twaiting\n$/,
  );
  expect(await run(['remove-webhook', 'filled', id!])).toBe('The webhook is removed.\n');
});

it('says what is wrong as the installation does, and where there is none', async () => {
  await expect(run(['verdict', 'nowhere'])).rejects.toMatchObject({
    code: 'not_found',
    reason: 'no-study',
    params: { slug: 'nowhere' },
  });
  await writeFile(path.join(folder, 'bad.yaml'), 'name: Bad\nitems: []\n');
  await expect(run(['apply', 'bad.yaml'])).rejects.toMatchObject({
    code: 'invalid_input',
    reason: 'study-file-refused',
    problems: expect.arrayContaining([expect.objectContaining({ path: expect.stringContaining('line 1') })]),
  });
  const elsewhere = { address: app.url, token: 'evh_no' };
  await expect(run(['list'], elsewhere)).rejects.toMatchObject({ code: 'not_authenticated' });
  await expect(run(['list'], { address: 'http://127.0.0.1:1', token })).rejects.toMatchObject({
    reason: 'remote-unreachable',
  });
  await expect(run(['list'], { address: app.url })).rejects.toMatchObject({ reason: 'remote-needs-token' });
  await expect(run(['list'], { token })).rejects.toMatchObject({ reason: 'remote-unnamed' });
});
