import { expect, it } from 'vitest';
import { importOutputs } from '#app/services/generation/importOutputs.ts';
import { differingPairs } from '#app/services/pairs/differingPairs.ts';
import { tickFault } from '#app/services/pairs/tickFault.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { deleteStudy } from '#app/services/studies/deleteStudy.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { studyOverview } from '#app/services/studies/studyOverview.ts';
import { writeControl } from '#app/services/tasks/writeControl.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { studyBefore } from '../pilots/pilotStudy.ts';
import { configurationOf, itemsOf } from '../studies/sampleStudy.ts';

const tick = (item: string, fault: string, ticked = true) => ({ item, system: 'tiny', fault, ticked });

describeOnEachDatabase('the pairs that differ most', (open) => {
  it('are twenty of each candidate, the most different first, sought anew where an output changes', async () => {
    const db = await open();
    const study = await studyBefore(db, { items: 30, state: 'draft' });
    const first = await differingPairs(db, study.slug);
    expect(first).toMatchObject({ baseline: 'base', open: true, warnings: [] });
    const [{ system, pairs }] = first.candidates as [(typeof first.candidates)[number]];
    expect(system).toBe('tiny');
    expect(pairs).toHaveLength(20);
    expect(new Set(pairs.map(({ item }) => item)).size).toBe(20);
    const likeness = pairs.map((pair) => pair.likeness);
    expect(likeness).toEqual([...likeness].sort((a, b) => a - b));
    expect(first.kinds.every(({ tried }) => tried === null)).toBe(true);

    await importOutputs(db, {
      slug: study.slug,
      system: 'tiny',
      outputs: [{ item: 'item-17', output: 'Quite another text.' }],
      replace: true,
    });
    const [other] = (await differingPairs(db, study.slug)).candidates[0]!.pairs;
    expect(other).toMatchObject({ item: 'item-17', candidate: 'Quite another text.', faults: [] });
    expect(other!.likeness).toBeLessThan(30);
  });

  it('are none where there are no outputs yet', async () => {
    const db = await open();
    const study = await createStudy(db, { configuration: configurationOf(), items: itemsOf(3) });
    expect((await differingPairs(db, study.slug)).candidates).toMatchObject([{ pairs: [] }]);
  });

  it('keep what is ticked, of which what no control tries is a warning', async () => {
    const db = await open();
    const study = await studyBefore(db, { items: 24, protocol: { controls: { slight: 4, gross: 2 } } });
    const { slug } = study;
    const faultsOf = async (item: string) =>
      (await differingPairs(db, slug)).candidates[0]!.pairs.find((pair) => pair.item === item)!.faults;
    const item = (await differingPairs(db, slug)).candidates[0]!.pairs[0]!.item;
    await tickFault(db, slug, tick(item, 'none'));
    expect(await faultsOf(item)).toEqual(['none']);
    await tickFault(db, slug, tick(item, 'criterion:fluency'));
    await tickFault(db, slug, tick(item, 'criterion:fluency'));
    await tickFault(db, slug, tick(item, 'maker:one-negation'));
    expect([...(await faultsOf(item))].sort()).toEqual(['criterion:fluency', 'maker:one-negation']);

    const { kinds, warnings } = await differingPairs(db, slug);
    const kind = (key: string) => kinds.find((one) => one.key === key);
    expect(kind('criterion:fluency')).toMatchObject({ tried: true, seen: 1 });
    expect(kind('maker:one-negation')).toMatchObject({ tried: false, seen: 1 });
    const untried = [{ kind: 'fault-untried', maker: 'one-negation', criterion: { en: 'Consistency' } }];
    expect(warnings).toMatchObject(untried);
    expect((await studyOverview(db, slug)).warnings).toMatchObject(untried);
    // A control of the lead's for the criterion may be of that kind.
    const text =
      'The lamp 3 by Alder is not black and needs 6 W. It stands well on a small table. It lasts for years.';
    await writeControl(db, slug, { item: 'item-3', criterion: 'consistency', dose: 'slight', text });
    expect((await differingPairs(db, slug)).warnings).toEqual([]);

    await tickFault(db, slug, tick(item, 'maker:one-negation', false));
    expect(await faultsOf(item)).toEqual(['criterion:fluency']);
    await tickFault(db, slug, tick(item, 'none'));
    expect(await faultsOf(item)).toEqual(['none']);
    // A study goes with its ticks.
    await deleteStudy(db, slug);
  });

  it('take no tick of what there is not, and none once the study has opened', async () => {
    const db = await open();
    const { slug } = await studyBefore(db, { items: 6 });
    const reasonOf = async (given: Parameters<typeof tickFault>[2]) =>
      await tickFault(db, slug, given).catch((error: { reason: string }) => error.reason);
    expect(await reasonOf(tick('nowhere', 'none'))).toBe('no-such-pair');
    expect(await reasonOf({ ...tick('item-1', 'none'), system: 'base' })).toBe('no-such-pair');
    expect(await reasonOf(tick('item-1', 'maker:other-facts'))).toBe('no-such-fault');
    await openStudy(db, slug);
    expect(await reasonOf(tick('item-1', 'none'))).toBe('pairs-fixed');
    expect((await differingPairs(db, slug)).open).toBe(false);
  });
});
