import { expect, it } from 'vitest';
import type { OpeningFinding } from '#app/core/studies/opening.ts';
import { openingReview } from '#app/services/studies/openingReview.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { configurationOf, itemsOf, outputOf, writeOutputs } from './sampleStudy.ts';

async function ready(
  db: Database,
  {
    items = 40,
    write = outputOf,
    ...config
  }: { items?: number; write?: typeof outputOf } & Parameters<typeof configurationOf>[1] = {},
): Promise<string> {
  const { protocol, ...rest } = config;
  const configuration = configurationOf(protocol, { voters: [], ...rest });
  const { slug, id } = await createStudy(db, { configuration, items: itemsOf(items) });
  await writeOutputs(db, id, write);
  await prepareTasks(db, id);
  return slug;
}

const found = async (db: Database, slug: string, isLoopback = false): Promise<readonly OpeningFinding[]> =>
  (await openingReview(db, slug, { isLoopback })).findings;
const kinds = (findings: readonly OpeningFinding[]) => findings.map(({ kind }) => kind);

describeOnEachDatabase('before a study opens', (open) => {
  it('tells of texts that are the baseline’s, empty or cut off', async () => {
    const db = await open();
    const slug = await ready(db, {
      write: (system, position) =>
        position < 30
          ? `Lamp ${position}`
          : position === 39 && system === 'tiny'
            ? ' \n'
            : `${system} writes`,
    });
    await db
      .updateTable('outputs')
      .set({ finish_reason: 'length' })
      .where('text', '=', 'tiny writes')
      .execute();
    const findings = await found(db, slug);
    expect(findings).toContainEqual({ kind: 'identical', system: 'tiny', same: 30, of: 40 });
    expect(findings).toContainEqual({ kind: 'empty', system: 'tiny', count: 1, of: 40 });
    expect(findings).toContainEqual({ kind: 'cut', system: 'tiny', count: 9, of: 40 });
  });

  it('tells what nobody could judge', async () => {
    const db = await open();
    const protocol = { criteria: [], controls: { slight: 0, gross: 0 } };
    const slug = await ready(db, { protocol, write: (_, position) => `Lamp ${position}.` });
    expect((await found(db, slug))[0]).toEqual({ kind: 'nothing-to-judge' });
    await expect(openStudy(db, slug)).rejects.toMatchObject({ reason: 'nothing-to-judge' });
  });

  it('tells of few items, raters and controls, and of links that lead nowhere', async () => {
    const db = await open();
    const slug = await ready(db, { items: 12, protocol: { ratersPerItem: 1 }, voters: ['bleu'] });
    const findings = await found(db, slug, true);
    expect(kinds(findings)).toEqual([
      ...['few-controls', 'few-items', 'no-references'],
      ...['one-rater-each', 'loopback', 'no-link'],
    ]);
    await createInvitation(db, { slug, label: 'All' });
    expect(kinds(await found(db, slug))).not.toContain('no-link');
  });

  it('says that a panel has to be drawn', async () => {
    const db = await open();
    const slug = await ready(db, { protocol: { strategy: 'panel' } });
    expect(kinds(await found(db, slug))[0]).toBe('panel-not-drawn');
  });

  it('opens what was read, and nothing that was changed since', async () => {
    const db = await open();
    const slug = await ready(db);
    const { version } = (await openingReview(db, slug, { isLoopback: false })).settings;
    await expect(openStudy(db, slug, { seen: 'another' })).rejects.toMatchObject({
      reason: 'set-up-changed-meanwhile',
    });
    expect((await openStudy(db, slug, { seen: version })).state).toBe('open');
  });
});
