import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exitCodeOf } from '#app/core/shared/errors.ts';
import type { Locale } from '#app/core/shared/localized.ts';
import { registerPlan } from '#scripts/commands/plan.ts';
import { simulateStudy, USUAL } from '#scripts/research/verdict/world.ts';
import { errorOf, valueOf } from './stream.ts';

const study = {
  name: 'Small',
  systems: [
    { name: 'baseline', role: 'baseline' },
    { name: 'candidate-1', role: 'candidate' },
  ],
  protocol: { pairwise: false },
  voters: [],
};

function pilotTables() {
  const { study: _, ...tables } = simulateStudy({ ...USUAL, raters: 4, items: 20 }, 'pilot');
  return tables;
}

describe('compute plan', () => {
  it('answers a size with its power, work and curve', async () => {
    const value = await valueOf('plan', { study });
    expect(value).toMatchObject({ reachable: true, bandFrom: 'off-by-30-percent', warnings: [] });
    expect(value.power).toBeGreaterThanOrEqual(0.8);
    expect(value.curve).toContainEqual({ items: value.items, raters: value.raters, power: value.power });
    expect(value.reason).toBe(
      `${value.items} items and ${value.raters} raters ship an equal candidate in ${Math.round(100 * value.power)} % of such studies.`,
    );
    expect(value.assumed).toContain('controlLoss');
    // The same question has the same answer.
    expect(await valueOf('plan', { study })).toEqual(value);
  });

  it('takes components, sizes and a price', async () => {
    const components = { itemBySystem: 0.2, raterBySystem: 0.1, residual: 0.5, controlLoss: 1.1 };
    const options = { power: 0.9, items: 200, pricePerHour: 30 };
    const value = await valueOf('plan', { study, components }, options);
    expect(value).toMatchObject({ items: 200, reachable: true });
    expect(value.cost).toBeCloseTo(30 * value.hours, 9);
    expect(value.components).toMatchObject({ ...components, controlLoss: { fluency: 1.1 } });
    expect(value.assumed).not.toContain('residual');
    const fixed = await valueOf('plan', { study, components }, { raters: 8, items: 100 });
    expect(fixed).toMatchObject({ items: 100, raters: 8 });
    expect(fixed.reachable).toBe(fixed.power >= 0.8);
  });

  it('plans from a pilot', async () => {
    const value = await valueOf('plan', { study, pilot: pilotTables() });
    expect(value.bandFrom).toBe('pilot');
    expect(value.assumed).toEqual(['secondsPerTask']);
    expect(value.controlLoss.fluency).toBeGreaterThan(value.components.controlLoss.fluency);
    expect(Array.isArray(value.pilot.unnoticed)).toBe(true);
  });

  it('says in both languages what is out of reach, and what would help', async () => {
    const strict = { ...study, margins: { criteria: { accept: 0.005, limit: 0.01 } } };
    const english = await valueOf('plan', { study: strict });
    expect(english.reachable).toBe(false);
    expect(english.reason).toMatch(/^No study of up to 3000 items and 300 raters/);
    expect(english.reason).toMatch(/\d+ items and \d+ raters reach it/);
    const chinese = await valueOf('plan', { study: strict }, { locale: 'zh' });
    expect(chinese.reason).toMatch(/没有研究能以 80 % 的把握/);
    expect(chinese.reason).not.toMatch(/\{\{/);
  });

  it('names what is wrong and where', async () => {
    expect(await errorOf('plan', { study, components: { residual: -1 } })).toMatch(
      /data\.components\.residual is -1; it must be more than 0/,
    );
    expect(await errorOf('plan', { study, components: { spread: 1 } })).toMatch(
      /data\.components has no "spread"/,
    );
    expect(await errorOf('plan', { study, components: { controlLoss: { humour: 1 } } })).toMatch(/"humour"/);
    expect(await errorOf('plan', { study }, { power: 1 })).toMatch(/options\.power is 1/);
    expect(await errorOf('plan', { study }, { raters: 2 })).toMatch(/2 raters are too few/);
    const tables = pilotTables();
    const odd = { ...tables, ratings: [{ ...tables.ratings[0], item: 'nowhere' }] };
    expect(await errorOf('plan', { study, pilot: odd })).toMatch(
      /data\.pilot\.ratings\[0\]\.item is "nowhere"/,
    );
    expect(await errorOf('plan', {})).toMatch(/data\.study is missing/);
  });
});

describe('evenhand plan', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'evenhand-plan-'));
    await writeFile(path.join(folder, 'study.json'), JSON.stringify(study));
    await writeFile(path.join(folder, 'pilot.json'), JSON.stringify(pilotTables()));
    await writeFile(path.join(folder, 'components.json'), JSON.stringify({ residual: 'much' }));
    await writeFile(path.join(folder, 'broken.json'), '{');
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function plan(words: string[], locale: Locale = 'en'): Promise<string> {
    let printed = '';
    const io = {
      stdout: (text: string) => void (printed += text),
      stderr: () => undefined,
      interactive: false,
      locale,
    };
    const program = new Command().exitOverride();
    registerPlan(program, { io, cwd: folder, database: () => Promise.reject(new Error('no database')) });
    await program.parseAsync(['plan', ...words], { from: 'user' });
    return printed;
  }

  it('prints a size, its work and a table of others', async () => {
    const text = await plan(['study.json', '--price', '20']);
    expect(text).toMatch(
      /^Small\n\n\d+ items and \d+ raters ship an equal candidate in 8\d % of such studies\.\n/,
    );
    expect(text).toMatch(/cost +[\d,.]+\n/);
    expect(text).toMatch(/Power of other sizes:\n +raters \\ items/);
    expect(text).not.toMatch(/\{\{|undefined|NaN/);
    const json = JSON.parse(await plan(['study.json', '--json', '--raters', '20'])) as { raters: number };
    expect(json.raters).toBe(20);
  });

  it('speaks Chinese, and takes a pilot', async () => {
    const text = await plan(['study.json', '--pilot', 'pilot.json', '--items', '120', '--raters', '6'], 'zh');
    expect(text).toMatch(/120 个题目、6 位评判者/);
    expect(text).toMatch(/评判工时/);
    expect(text).not.toMatch(/\{\{|undefined|NaN/);
  });

  it('names the file in which something is wrong', async () => {
    const failure = (words: string[]) =>
      plan(words).then(
        () => null,
        (error: Error) => ({ message: error.message, exit: exitCodeOf(error) }),
      );
    expect(await failure(['nowhere.json'])).toMatchObject({ exit: 3 });
    expect(await failure(['broken.json'])).toMatchObject({
      exit: 2,
      message: expect.stringContaining('broken.json') as string,
    });
    expect(await failure(['study.json', '--components', 'components.json'])).toMatchObject({
      exit: 2,
      message: 'components.json.residual is a text; it must be a finite number.',
    });
  });
});
