import { parse } from 'csv-parse/sync';
import { beforeEach, expect, it } from 'vitest';
import { isRetained, type RetainedVerdict } from '#app/core/reports/report.ts';
import { RELEVANCE, type Criterion } from '#app/core/studies/criteria.ts';
import type { ExportFile } from '#app/core/reports/tables/tables.ts';
import { unguardCell } from '#app/core/tables/table.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { exportFile } from '#app/services/export/exportFile.ts';
import { submitJudgment } from '#app/services/rating/submitJudgment.ts';
import { importControls } from '#app/services/tasks/importControls.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { valueOf } from '#test/scripts/compute/stream.ts';
import { minutes } from '../rating/ratingAs.ts';
import { callSlight, drawn, fair, FLUENCY_ALONE, isCandidate, judged } from './ruledStudy.ts';

describeOnEachDatabase('a study judged by rule 2', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  const verdictOf = async (slug: string) => {
    const report = await analyseStudy(db, slug);
    const verdict = report.verdict.candidates[0]!;
    if (!isRetained(verdict)) throw new Error('it is not judged by rule 2');
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    return { report, verdict, explanation: report.explanations[0]! };
  };
  const rulesOf = ({ reasons }: RetainedVerdict) => reasons.map(({ rule }) => rule);

  const textOf = async (slug: string, file: ExportFile) => {
    let text = '';
    for await (const part of await exportFile(db, slug, file)) text += String(part);
    return text;
  };
  const rowsOf = async (slug: string, file: ExportFile) =>
    parse<Record<string, string>>(await textOf(slug, file), {
      columns: true,
      record_delimiter: '\r\n',
      cast: unguardCell,
    });

  /** What `evenhand compute verdict` makes of a study's export alone. */
  async function computed(slug: string) {
    const numbers = new Set(['value', 'position', 'revision', 'active_ms', 'lower', 'upper', 'rank']);
    const data: Record<string, unknown> = { study: JSON.parse(await textOf(slug, 'study.json')) };
    for (const table of [
      'items',
      'systems',
      'outputs',
      'ratings',
      'preferences',
      'rankings',
      'skips',
      'measures',
      'raters',
    ]) {
      data[table] = (await rowsOf(slug, `${table}.csv` as ExportFile)).map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([column, cell]) => [
            column,
            cell !== '' && numbers.has(column) ? Number(cell) : cell,
          ]),
        ),
      );
    }
    return await valueOf('verdict', data);
  }

  /** What a verdict says, without what a report adds to it and to its lines. */
  const bare = ({ lines, toSettle: _advice, ...verdict }: RetainedVerdict) => ({
    ...verdict,
    lines: lines.map(({ votes: _, baselineValue: __, candidateValue: ___, ...line }) => line),
  });

  it('ships what is as good, with five raters, and its export gives the same verdict', async () => {
    const { slug, id, judges, firstControl } = await judged(db, {
      protocol: { criteria: FLUENCY_ALONE, pairwise: true },
      rest: { lines: { 'severe-losses': 'shown', preference: 'shown' } },
    });
    // A correction of a control, after its item's texts stood side by side, doesn't count.
    await submitJudgment(
      db,
      judges[0]!,
      { assignment: firstControl!, key: 'a late correction', ratings: { fluency: 5 }, activeMs: 10 },
      { now: minutes(900) },
    );
    await callSlight(db, id);
    expect(
      (await db.selectFrom('studies').select('rule_version').executeTakeFirstOrThrow()).rule_version,
    ).toBe(2);
    await closeStudy(db, slug);
    const { report, verdict, explanation } = await verdictOf(slug);
    expect(report.verdict).toMatchObject({ ruleVersion: 2, signature: expect.stringContaining('|rule:2|') });
    expect([verdict.decision, rulesOf(verdict)]).toEqual(['ship', ['6-no-loss', '6-no-voters']]);
    expect(verdict.kindsTried).toEqual(['shuffled-words']);
    expect(verdict.gates.sensitivity).toMatchObject([
      { criterion: 'fluency', gates: true, passed: true, dose: 'slight' },
    ]);
    expect(verdict.gates.agreement).toMatchObject([{ gates: false }]);
    const [line] = verdict.lines;
    expect(line).toMatchObject({ name: 'fluency', role: 'must-pass', n: { items: 24, raters: 5 } });
    expect(line!.candidateValue! - line!.baselineValue!).toBeCloseTo(line!.estimate!, 9);
    expect(explanation.sentence.zh).toMatch(/可以上线/);

    const value = await computed(slug);
    expect(value.candidates).toEqual([JSON.parse(JSON.stringify(bare(verdict)))]);
    expect(JSON.parse(await textOf(slug, 'verdict.json'))).toMatchObject({
      ruleVersion: 2,
      dataHash: report.signature.dataHash,
      candidates: [{ decision: 'ship' }],
    });
    const ratings = await rowsOf(slug, 'ratings.csv');
    expect(ratings).toHaveLength(24 * 5 * 3);
    expect(ratings.every(({ revision }) => revision === '1')).toBe(true);
    const ties = (await rowsOf(slug, 'preferences.csv')).filter(({ source }) => source === 'identical-text');
    expect(ties.map(({ item, choice }) => `${item} ${choice}`)).toEqual(Array(5).fill('item-2 tie'));
  });

  it('holds where nobody could have seen a loss of a criterion of one’s own', async () => {
    const own: Criterion = { ...RELEVANCE, key: 'warmth', label: { en: 'Warmth', zh: '温度' } };
    const { slug } = await judged(db, {
      items: 8,
      protocol: { criteria: [own], pairwise: false, controls: { share: 0, minimum: 0 } },
    });
    await closeStudy(db, slug);
    const { verdict, explanation } = await verdictOf(slug);
    expect([verdict.decision, rulesOf(verdict)]).toEqual(['hold', ['3-no-controls']]);
    expect(verdict.lines[0]).toMatchObject({
      name: 'warmth',
      role: 'guardrail',
      notes: [{ kind: 'few-controls', controls: 0 }],
    });
    expect(explanation.sentence.en).toMatch(/no criterion has enough slight controls/);
    expect((await computed(slug)).candidates).toEqual([JSON.parse(JSON.stringify(bare(verdict)))]);
  });

  it('ships on a criterion of one’s own where texts of a worse system show what these raters see', async () => {
    const own: Criterion = { ...RELEVANCE, key: 'warmth', label: { en: 'Warmth', zh: '温度' } };
    const worse = Array.from({ length: 22 }, (_, n) => ({
      item: `item-${n}`,
      ...{ criterion: null, dose: 'system', text: `A lamp with the number ${n}, whatever it is.` },
    }));
    const { slug } = await judged(db, {
      items: 30,
      protocol: { criteria: [own], pairwise: false, controls: { slight: 0, gross: 0 } },
      before: (study) => importControls(db, { slug: study, controls: worse }),
    });
    await closeStudy(db, slug);
    const { verdict } = await verdictOf(slug);
    expect([verdict.decision, rulesOf(verdict)]).toEqual(['ship', ['6-no-loss', '6-no-voters']]);
    expect(verdict.gates.sensitivity).toMatchObject([
      { criterion: 'warmth', gates: true, passed: true, dose: 'system', controls: 22 },
    ]);
    expect(verdict.kindsTried).toEqual(['worse-system']);
    expect((await computed(slug)).candidates).toEqual([JSON.parse(JSON.stringify(bare(verdict)))]);
    const systems = await rowsOf(slug, 'systems.csv');
    expect(systems.at(-1)).toMatchObject({
      role: 'control',
      criterion: '',
      dose: 'system',
      maker: 'worse-system',
    });
  });

  it('finds a loss by preferences alone, and never ships without pairs that could show one', async () => {
    const protocol = { criteria: [], pairwise: true, controls: { share: 0, minimum: 0 } };
    const alike = await judged(db, { protocol });
    await closeStudy(db, alike.slug);
    const held = await verdictOf(alike.slug);
    expect([held.verdict.decision, rulesOf(held.verdict)]).toEqual(['hold', ['3-no-controls']]);
    expect(held.verdict.toSettle).toEqual({ kind: 'controls' });
    expect(held.verdict.lines[0]).toMatchObject({ kind: 'preference', role: 'must-pass', n: { items: 24 } });
    expect((await computed(alike.slug)).candidates).toEqual([JSON.parse(JSON.stringify(bare(held.verdict)))]);

    const worse = await judged(db, {
      protocol,
      value: (text, rater) => fair(text, rater) - (isCandidate(text) ? 2 : 0),
    });
    await closeStudy(db, worse.slug);
    const { verdict } = await verdictOf(worse.slug);
    expect([verdict.decision, rulesOf(verdict)]).toEqual([
      'do-not-ship',
      ['2-people-fail', '2-no-deviation'],
    ]);
  });

  it('counts what is skipped by what was seen last, and holds where it could turn the verdict', async () => {
    const { slug, id } = await judged(db, {
      protocol: { criteria: FLUENCY_ALONE, pairwise: false },
      skips: (task, rater) =>
        task.kind === 'likert' && isCandidate(task.text) && drawn(`${rater}${task.text}skip`, 3) === 0,
    });
    await callSlight(db, id);
    await closeStudy(db, slug);
    const { verdict, explanation } = await verdictOf(slug);
    expect(verdict.skips.skipped).toBeGreaterThan(15);
    expect(verdict.skips.lastSeen).toEqual({ tiny: verdict.skips.skipped });
    expect([verdict.decision, rulesOf(verdict)]).toEqual(['hold', ['3-missing-judgments']]);
    expect(verdict.skips.tipping).toMatchObject({ turns: true });
    expect(explanation.sentence.en).toMatch(/skipped and abandoned/);
    const rows = await rowsOf(slug, 'skips.csv');
    expect(rows).toHaveLength(verdict.skips.skipped);
    expect(rows[0]).toMatchObject({ kind: 'skipped', last_seen: 'tiny', reason: 'other' });
    expect(JSON.parse(rows[0]!.seen!)).toContain('tiny');
    expect((await computed(slug)).candidates).toEqual([JSON.parse(JSON.stringify(bare(verdict)))]);
  });
});
