import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '#app/config/config.ts';
import { openDatabase } from '#db/client.ts';
import { chooseDataFolder } from '#scripts/cli/dataFolder.ts';
import { NEEDS_DATABASE } from '#scripts/cli/commands.ts';
import { builtCommand } from '#scripts/testing/program.ts';
import { describeOnEachServer } from '#test/db/databases.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The folder that a command works in, and what is said about it. */
function chosen(command: string, environment: Record<string, string>, cwd = folder) {
  let said = '';
  const io = { stdout: () => {}, stderr: (text: string) => void (said += text), interactive: false };
  const config = chooseDataFolder(loadConfig(environment, cwd), [command], environment, io);
  return { folder: config.dataFolder, database: config.database, said };
}
const make = (...parts: string[]) => mkdirSync(path.join(folder, ...parts, 'database'), { recursive: true });

describe('EVENHAND_DATA', () => {
  it('names the same folder for the demo and for every other command', () => {
    const environment = { EVENHAND_DATA: path.join(folder, 'mine') };
    for (const command of ['demo', 'serve', 'create', 'import', ...NEEDS_DATABASE]) {
      expect(chosen(command, environment)).toMatchObject({ folder: environment.EVENHAND_DATA, said: '' });
    }
  });

  it('lets the demo go on in a folder of its own, and not in one with studies of somebody', () => {
    make('mine');
    const environment = { EVENHAND_DATA: path.join(folder, 'mine') };
    expect(() => chosen('demo', environment)).toThrow(
      /has studies that are not the demo's. Name another folder/,
    );
    writeFileSync(path.join(folder, 'mine', 'lead.json'), '{}');
    expect(chosen('demo', environment).folder).toBe(environment.EVENHAND_DATA);
  });
});

describe('without EVENHAND_DATA', () => {
  it('the demo keeps to a folder of its own, which commands mean where there is nothing else', () => {
    const data = path.join(folder, 'data');
    expect(chosen('demo', {}).folder).toBe(path.join(data, 'demo'));
    expect(chosen('list', {})).toMatchObject({ folder: data, said: '' });
    make('data', 'demo');
    expect(chosen('list', {})).toMatchObject({
      folder: path.join(data, 'demo'),
      said: expect.stringContaining("using the demo's"),
    });
    make('data');
    expect(chosen('list', {})).toMatchObject({ folder: data, said: '' });
  });
});

/** Runs the built command line. */
function run(words: string[]): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, EVENHAND_DATA: path.join(folder, 'none'), DATABASE_URL: '' };
    const child = spawn(process.execPath, [builtCommand(), ...words], { cwd: folder, env });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += String(part)));
    child.once('close', (code) => resolve({ code, said }));
  });
}

it('no command but `create` makes anything where there is no database, and each says what to do', async () => {
  const rest: Record<string, string[]> = {
    export: ['s', '--out', 'out'],
    paper: ['s', '--out', 'out'],
    backup: ['--out', 'out'],
    list: [],
    people: [],
    delete: ['s', '--yes'],
    wait: ['s', '--closed'],
    'erase-rater': ['s', 'r', '--yes'],
    'import-outputs': ['s', '--system', 'a', '--outputs', 'outputs.jsonl'],
    'import-controls': ['s', 'controls.csv'],
    study: ['repeat', 's', '--candidate', 'c'],
    record: ['list'],
    key: [],
    'import-scores': ['s', '--measure', 'm', '--scores', 'scores.csv'],
  };
  writeFileSync(path.join(folder, 'outputs.jsonl'), '');
  writeFileSync(path.join(folder, 'scores.csv'), 'item,system,score\n');
  writeFileSync(path.join(folder, 'controls.csv'), 'item,criterion,dose,text\n');
  for (const command of NEEDS_DATABASE) {
    const { code, said } = await run([command, ...(rest[command] ?? ['s'])]);
    expect({ command, code, said }).toEqual({
      command,
      code: 3,
      said: expect.stringContaining('There is no study in'),
    });
    expect(said).not.toMatch(/defect|\n {4}at /);
    expect(readdirSync(folder)).not.toContain('none');
    expect(readdirSync(folder)).not.toContain('out');
  }
});

describeOnEachServer('a database without tables', (create) => {
  it('is left as it is, and opens where one may be made', async () => {
    const test = await create();
    await expect(openDatabase(test.options, { create: false })).rejects.toMatchObject({ code: 'not_found' });
    if (test.options.kind === 'server') {
      await (await openDatabase(test.options)).close();
      await (await openDatabase(test.options, { create: false })).close();
    }
    await test.drop();
  });
});
