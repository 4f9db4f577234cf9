import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import type { BlindRankingTask, BlindTask } from '#app/core/ratings/blindTask.ts';
import type { StudyConfigurationInput } from '#app/core/studies/configuration.ts';
import { recallJudgment } from '#app/services/rating/recallJudgment.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { studySelfConsistency } from '#app/services/rating/studySelfConsistency.ts';
import { submitJudgment } from '#app/services/rating/submitJudgment.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { drawPanel } from '#app/services/studies/drawPanel.ts';
import { studyPanel } from '#app/services/studies/studyPanel.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import {
  configurationOf,
  itemsOf,
  openSample,
  outputOf,
  writeOutputs,
} from '#test/services/studies/sampleStudy.ts';
import { answerTo, join, judge, T0 } from './ratingAs.ts';

const SYSTEMS = ['base', 'tiny', 'mid'].map((name, i) => ({
  name,
  role: i === 0 ? ('baseline' as const) : ('candidate' as const),
  provider: { kind: 'import' as const },
}));
/** As the sample's, and a third system; of every fifth item the second writes as the third does. */
const write = (system: string, position: number) =>
  position === 2
    ? outputOf(system, position)
    : system === 'tiny' && position % 5 !== 4
      ? `${outputOf('tiny', position)} Tiny.`
      : outputOf(system, position);
const protocolOf = (rest: StudyConfigurationInput['protocol'] = {}) => ({
  pairwise: false as const,
  controls: { share: 0, minimum: 0 },
  ranking: { form: 'ranking' as const },
  ...rest,
});
const isRanking = (task: BlindTask): task is BlindRankingTask => task.kind === 'ranking';

describeOnEachDatabase('rankings', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });
  const sample = (protocol: StudyConfigurationInput['protocol'] = {}, items = 10) =>
    openSample(db, { items, write, protocol: protocolOf(protocol), rest: { systems: SYSTEMS } });
  const ranks = async () =>
    (
      await sql<{ system: string; rank: number; revision: number }>`
        select systems.name as system, rankings.rank, judgments.revision
        from rankings join judgments on judgments.id = rankings.judgment_id
        join outputs on outputs.id = rankings.output_id join systems on systems.id = outputs.system_id
        order by judgments.id, systems.position`.execute(db)
    ).rows;

  it('come after an item’s Likert tasks, once an item, none where all texts are the same', async () => {
    const { token } = await sample({ blocksPerSitting: 10, ratersPerItem: 1 });
    const judged = await judge(db, await join(db, token), 100);
    const rankings = judged.filter(isRanking);
    expect(rankings.map(({ texts }) => texts.length).sort()).toEqual([2, 2, 3, 3, 3, 3, 3, 3, 3]);
    expect(judged).toHaveLength(9 * 3 - 2 + 1 + rankings.length);
    for (const ranking of rankings) {
      const own = judged.filter(({ prompt }) => prompt === ranking.prompt);
      expect(own.at(-1)).toBe(ranking);
    }
    const rows = await ranks();
    expect(rows).toHaveLength(rankings.length * 3);
  });

  it('show each system at each place equally often over the raters of an item', async () => {
    const { token } = await openSample(db, {
      items: 18,
      write: (system, position) => `${system} ${position}`,
      protocol: protocolOf({ criteria: [], blocksPerSitting: 4, ratersPerItem: 3 }),
      rest: { systems: SYSTEMS },
    });
    for (let rater = 0; rater < 3; rater++) await judge(db, await join(db, token), 100);
    const { rows } = await sql<{ system: string; places: number[] }>`
      select systems.name as system, array_agg(strpos(assignments.arrangement, task_outputs.slot)
        order by assignments.position) as places
      from assignments join task_outputs on task_outputs.task_id = assignments.task_id
      join outputs on outputs.id = task_outputs.output_id join systems on systems.id = outputs.system_id
      group by systems.id`.execute(db);
    expect(rows).toHaveLength(3);
    for (const { places } of rows) {
      const counts = [1, 2, 3].map((place) => places.filter((own) => own === place).length);
      expect(counts).toEqual([18, 18, 18]);
    }
  });

  it('are stored by system, whatever the order shown, and corrected by a further revision', async () => {
    const { token } = await sample({ criteria: [], ratersPerItem: 1 }, 1);
    const rater = await join(db, token);
    const task = (await raterState(db, rater, { now: T0 })).task! as BlindRankingTask;
    // Best as the prompt's own words go: base, then mid, then tiny.
    const worth = (text: string) => (text.startsWith('One') ? 1 : text.endsWith('Tiny.') ? 3 : 2);
    const places = task.texts.map(worth);
    await submitJudgment(db, rater, { ...answerTo(task), ranks: places }, { now: T0 });
    expect(await recallJudgment(db, rater, task.id)).toMatchObject({
      answer: { kind: 'ranking', ranks: places },
    });
    expect(await ranks()).toEqual([
      { system: 'base', rank: 1, revision: 1 },
      { system: 'tiny', rank: 3, revision: 1 },
      { system: 'mid', rank: 2, revision: 1 },
    ]);
    const tied = task.texts.map((text) => (worth(text) === 1 ? 3 : 1));
    await submitJudgment(db, rater, { ...answerTo(task), ranks: tied }, { now: T0 });
    expect((await ranks()).slice(3)).toEqual([
      { system: 'base', rank: 2, revision: 2 },
      { system: 'tiny', rank: 1, revision: 2 },
      { system: 'mid', rank: 1, revision: 2 },
    ]);
    const refused = submitJudgment(db, rater, { ...answerTo(task), ranks: [1, 2] }, { now: T0 });
    await expect(refused).rejects.toMatchObject({ code: 'invalid_input', problems: [{ path: 'ranks' }] });
    expect(await ranks()).toHaveLength(6);
  });

  it('by best and worst leave the others equal, and come back as they were given', async () => {
    const { token } = await sample({ criteria: [], ratersPerItem: 1, ranking: { form: 'best-worst' } }, 1);
    const rater = await join(db, token);
    const task = (await raterState(db, rater, { now: T0 })).task! as BlindRankingTask;
    const bestWorst = { best: 2, worst: 0 };
    const answer = { assignment: task.id, key: 'key-00000001', bestWorst };
    await submitJudgment(db, rater, answer, { now: T0 });
    await submitJudgment(db, rater, answer, { now: T0 });
    expect((await ranks()).map(({ rank }) => rank).sort()).toEqual([1, 2, 3]);
    expect(await recallJudgment(db, rater, task.id)).toMatchObject({
      answer: { kind: 'ranking', bestWorst },
    });
    const same = { ...answer, key: 'key-00000002', bestWorst: { best: 1, worst: 1 } };
    await expect(submitJudgment(db, rater, same, { now: T0 })).rejects.toMatchObject({
      problems: [{ path: 'bestWorst' }],
    });
  });

  it('are shown a second time the other way round', async () => {
    const protocol = { criteria: [], ratersPerItem: 1, repeats: { share: 0.25 } };
    const { token, study } = await sample(protocol, 12);
    await judge(db, await join(db, token), 100);
    const { rows } = await sql<{ first: string; second: string }>`
      select first.arrangement as first, second.arrangement as second from assignments as second
      join assignments as first on first.task_id = second.task_id and not first.repeat
      where second.repeat`.execute(db);
    expect(rows.length).toBeGreaterThan(1);
    for (const { first, second } of rows) expect(second).toBe([...first].reverse().join(''));
    // Answered by place alone, so every order was turned round.
    const [consistency] = [...(await studySelfConsistency(db, study.slug)).values()];
    expect(consistency).toEqual({ answers: rows.length, same: 0, distance: null });
  });

  it('are planned for a panel, places balanced', async () => {
    const { slug, id } = await createStudy(db, {
      configuration: configurationOf(protocolOf({ strategy: 'panel', criteria: [], ratersPerItem: 3 }), {
        systems: SYSTEMS,
      }),
      items: itemsOf(12),
    });
    await writeOutputs(db, id, (system, position) => `${system} ${position}`);
    await prepareTasks(db, id);
    const { seats, balance } = await drawPanel(db, slug, ['Ada', 'Bo', 'Cy', 'Di']);
    expect(balance.places.map(({ system }) => system)).toEqual(['base', 'tiny', 'mid']);
    for (const { counts } of balance.places) expect(counts).toEqual([12, 12, 12]);
    expect((await studyPanel(db, slug)).balance).toEqual(balance);
    await openStudy(db, slug, { now: T0 });
    const judged = await judge(db, await join(db, seats[1]!.token), 100);
    expect(judged.map(({ kind }) => kind)).toEqual(new Array(9).fill('ranking'));
  });
});
