import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { NO_ACCESS } from '#app/services/generation/modelAccess.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { openDatabase } from '#db/client.ts';
import { builtCommand } from '#scripts/testing/program.ts';
import { answerWell, startStub, type StubServer } from '#test/inference/remote/stubServer.ts';
import { scaled } from '#scripts/testing/machineSpeed.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
/** So many that a quick machine, too, is still generating when its progress is heard of for the second time. */
const ITEMS = 240;
const CONCURRENCY = 3;
/** Most items that a model has in hand at once, and most outputs that wait for the database. */
const BATCH = 16;

const folder = mkdtempSync(path.join(tmpdir(), 'evenhand-kill-'));
let stub: StubServer | undefined;
afterAll(async () => {
  await stub?.close();
  rmSync(folder, { recursive: true, force: true });
});

it(
  'loses nothing, doubles nothing and repeats at most a batch when it is killed again and again',
  async () => {
    stub = await startStub((asked, response) => void setTimeout(() => answerWell(asked, response), 20));
    const slug = await createStudyWith(stub);

    // In the middle of the model of this machine …
    let done = 0;
    await prepareAndKill(slug, (said) => {
      done = Math.max(0, ...[...said.matchAll(/generating here: (\d+)/g)].map(([, count]) => Number(count)));
      return done > 4;
    });
    const first = await stored();
    expect(first.length).toBeGreaterThanOrEqual(done - BATCH);
    expect(first.length).toBeLessThan(ITEMS);
    expect(first.every(({ system }) => system === 'here')).toBe(true);

    // … and twice in the middle of the server's.
    const kept = [first];
    for (const requests of [10, 25]) {
      await prepareAndKill(slug, () => stub!.asked.length >= requests);
      kept.push(await stored());
    }
    expect(await prepare(slug)).toEqual({ code: 0, said: expect.stringContaining('is ready') });

    const all = await stored();
    expect(all).toHaveLength(2 * ITEMS);
    for (const before of kept) expect(all).toEqual(expect.arrayContaining(before));
    expect(kept.map((rows) => rows.length)).toEqual(
      [...kept.map((rows) => rows.length)].sort((a, b) => a - b),
    );
    // Each of the two kills loses at most what was under way, and what waited for the database.
    expect(stub.asked.length - ITEMS).toBeLessThanOrEqual(2 * (CONCURRENCY + BATCH));
    for (const { system, item, text, prompt } of all) {
      if (system === 'there') expect(text).toBe(`about ${prompt}`);
      else {
        const [original] = item.split('~');
        if (undisturbed.has(original!)) expect([item, text]).toEqual([item, undisturbed.get(original!)]);
      }
    }
  },
  scaled(300_000),
);

/** What the model writes for each item when nobody disturbs it, where that is known. */
const undisturbed = new Map(
  lines<{ system: string; item: string; output: string }>('fixtures/models/expected-outputs.jsonl')
    .filter(({ system }) => system === 'blurb-int8')
    .map(({ item, output }) => [item, output]),
);

function lines<T>(file: string): T[] {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

async function createStudyWith({ host, provider }: StubServer): Promise<string> {
  const items = lines<{ item: string }>('fixtures/datasets/blurb/items.jsonl');
  const known = items.filter(({ item }) => undisturbed.has(item));
  const ordered = [...known, ...items.filter(({ item }) => !undisturbed.has(item))];
  const modelFolder = path.join(ROOT, 'fixtures/models/blurb-int8');
  const { db, close } = await openDatabase({ kind: 'embedded', folder });
  const { slug } = await createStudy(db, {
    configuration: {
      name: 'Kill',
      seed: 'kill',
      systems: [
        { name: 'here', role: 'baseline', provider: { kind: 'onnx', modelFolder } },
        { name: 'there', role: 'candidate', provider: provider({ concurrency: CONCURRENCY }) },
      ],
      protocol: { controls: { share: 0, minimum: 0 } },
    },
    items: Array.from({ length: ITEMS }, (_, index) => {
      const round = Math.floor(index / ordered.length);
      const original = ordered[index % ordered.length]!;
      return round === 0 ? original : { ...original, item: `${original.item}~${round}` };
    }),
    access: { ...NO_ACCESS, anywhere: true, hosts: [host] },
  });
  await close();
  return slug;
}

/** Everything that is durable; ids and times tell whether a row is still the same. */
async function stored() {
  const { db, close } = await openDatabase({ kind: 'embedded', folder });
  const rows = await db
    .selectFrom('outputs')
    .innerJoin('systems', 'systems.id', 'outputs.system_id')
    .innerJoin('items', 'items.id', 'outputs.item_id')
    .select(['outputs.id', 'outputs.text', 'outputs.created_at', 'systems.name as system'])
    .select(['items.key as item', 'items.prompt'])
    .where('systems.role', '!=', 'control')
    .orderBy('outputs.id')
    .execute();
  await close();
  return rows;
}

function startPreparing(slug: string) {
  const env = { ...process.env, EVENHAND_DATA: folder, EVENHAND_MODEL_HOSTS: stub!.host };
  const child = spawn(process.execPath, [builtCommand(), 'prepare', slug], {
    ...{ cwd: ROOT, env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { said: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => (output.said += part.toString()));
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, output, ended };
}

async function prepare(slug: string): Promise<{ code: number | null; said: string }> {
  const { output, ended } = startPreparing(slug);
  return { code: await ended, said: output.said };
}

/** Kills the process as soon as what it said, or did, is enough. */
async function prepareAndKill(slug: string, enough: (said: string) => boolean): Promise<void> {
  const { child, output, ended } = startPreparing(slug);
  while (!enough(output.said)) {
    if (child.exitCode !== null) throw new Error(`it ended before it was killed: ${output.said}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  child.kill('SIGKILL');
  await ended;
}
