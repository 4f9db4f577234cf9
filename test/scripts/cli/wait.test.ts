import { beforeEach, expect, it } from 'vitest';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { withdrawStudy } from '#app/services/studies/withdrawStudy.ts';
import type { Database } from '#db/database.ts';
import { createProgram } from '#scripts/cli/program.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { openSample } from '#test/services/studies/sampleStudy.ts';

describeOnEachDatabase('a pipeline', (open) => {
  let db: Database;
  let slug: string;
  beforeEach(async () => {
    db = await open();
    slug = (await openSample(db, { items: 4 })).study.slug;
  });

  /** Runs a command; `onStderr` hears of what it tells while it runs. */
  async function run(
    argv: string[],
    {
      kind = 'memory',
      forwarded = false,
      onStderr = () => {},
      signal = new AbortController().signal,
    }: { kind?: string; forwarded?: boolean; onStderr?: (text: string) => void; signal?: AbortSignal } = {},
  ) {
    let stdout = '';
    const context = {
      io: { stdout: (text: string) => void (stdout += text), stderr: onStderr, interactive: false },
      config: { dataFolder: '/srv/data' },
      forwarded,
      signal,
      database: async () => ({ db, kind, close: async () => {} }),
    };
    await (await createProgram(argv, context as never)).parseAsync(argv, { from: 'user' });
    return stdout;
  }

  it('waits until a study is closed, and is told then', async () => {
    let closing: Promise<unknown> | undefined;
    const said: string[] = [];
    const stdout = await run(['wait', slug, '--closed', '--every', '1s'], {
      onStderr: (text) => {
        said.push(text);
        closing ??= closeStudy(db, slug);
      },
    });
    await closing;
    expect([stdout, said]).toEqual([`"${slug}" is closed.\n`, [`"${slug}" is open.\n`]]);
    expect(await run(['wait', slug, '--closed'], { kind: 'embedded' })).toBe(`"${slug}" is closed.\n`);
  });

  it('gives up in time, when it is stopped, and where waiting makes no sense', async () => {
    await expect(run(['wait', slug, '--closed', '--timeout', '1s'])).rejects.toMatchObject({
      reason: 'wait-over',
      code: 'too_slow',
    });
    const control = new AbortController();
    const stopped = run(['wait', slug, '--closed'], {
      signal: control.signal,
      onStderr: () => control.abort(),
    });
    await expect(stopped).rejects.toMatchObject({ reason: 'waiting-stopped' });
    // Nobody could close it while this process holds the folder; a server that runs the command lets others in.
    await expect(run(['wait', slug, '--closed'], { kind: 'embedded' })).rejects.toMatchObject({
      reason: 'wait-holds-database',
      message: expect.stringContaining('evenhand serve'),
    });
    await expect(
      run(['wait', slug, '--closed', '--timeout', '1s'], { kind: 'embedded', forwarded: true }),
    ).rejects.toMatchObject({ reason: 'wait-over' });
    await withdrawStudy(db, slug);
    await expect(run(['wait', slug, '--closed'])).rejects.toMatchObject({
      reason: 'wait-withdrawn',
      code: 'gone',
    });
  });

  it('is failed by the verdict that it names, and never while a study is open', async () => {
    const gate = ['verdict', slug, '--json', '--fail-on', 'hold,do-not-ship'];
    await expect(run(gate)).rejects.toMatchObject({ reason: 'gate-too-early', code: 'conflict' });
    expect(JSON.parse(await run(['verdict', slug, '--json']))).toMatchObject({
      ...{ state: 'open', estimates: 'withheld', candidates: [] },
    });
    for (const form of [[], ['--markdown']]) {
      expect(await run(['verdict', slug, ...form])).toMatch(
        /is open: there is no verdict\.\nEstimates stay hidden .* readings are in/,
      );
    }
    await closeStudy(db, slug);
    // Nobody has judged.
    expect(JSON.parse(await run(['verdict', slug, '--json', '--fail-on', 'do-not-ship']))).toMatchObject({
      study: slug,
    });
    const all = ['verdict', slug, '--fail-on', 'ship-with-caution,hold,do-not-ship,needs-people'];
    await expect(run(all)).rejects.toMatchObject({ name: 'EndsWith' });
  });
});
