import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Report } from '#app/core/reports/report.ts';
import { unguardCell } from '#app/core/tables/table.ts';
import { TABLES, type TableFile } from '#app/core/reports/tables/tables.ts';
import { bootstrap } from '#app/core/statistics/bootstrap.ts';
import { reportedMeasure, STUDY_MEASURE_NAMES, STUDY_MEASURES } from '#app/core/measures/registry.ts';
import { askedWords } from '#app/i18n/askedWords.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { storeMeasures } from '#app/services/analysis/storeMeasures.ts';
import { exportStudy } from '#app/services/export/exportStudy.ts';
import { studyPaper } from '#app/services/analysis/studyPaper.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { valueOf } from '#test/scripts/compute/stream.ts';
import { judgedStudy } from '../analysis/judgedStudy.ts';
import { outputOf } from '../studies/sampleStudy.ts';

type Line = Readonly<Record<string, string>>;

const REFERENCES = (i: number) => [
  `One says: lamp ${i} is ${['red', 'blue', 'green'][i % 3]} and it needs ${i + 3} W.`,
  ...(i % 4 === 0 ? ['A lamp says: it is red.'] : []),
];
const RESAMPLES = 100;

/** Texts of which some say the same in more words. */
const write: typeof outputOf = (system, i) =>
  outputOf(system, i).replace(/^(One|Other)/, `$1${' really'.repeat(system === 'base' ? i % 2 : i % 3)}`);

/**
 * Someone who has nothing but the exported files and `evenhand compute` must come to the report's figures: what is
 * read here is the files alone, put together as docs/measures.md and the dictionary say.
 */
describeOnEachDatabase('the report, the exported files and compute', (open) => {
  let report: Report;
  let files: Record<TableFile, Line[]>;
  let folder: string;
  let paper: Record<string, string>;
  let tooEarly: unknown;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'evenhand-same-'));
    const db = await open();
    const { slug, id } = await judgedStudy(db, { items: 16, raters: 5, write });
    for (const { id: item, position } of await db
      .selectFrom('items')
      .selectAll()
      .where('study_id', '=', id)
      .execute()) {
      const reference_texts = JSON.stringify(REFERENCES(position));
      await db.updateTable('items').set({ reference_texts }).where('id', '=', item).execute();
    }
    await storeMeasures(db, slug, (write) => db.transaction().execute(write));
    tooEarly = await studyPaper(db, slug, askedWords).catch((error: unknown) => error);
    await closeStudy(db, slug);
    report = await analyseStudy(db, slug);
    paper = Object.fromEntries(
      await Promise.all(
        (await studyPaper(db, slug, askedWords)).files.map(
          async ({ name, content }) => [name, await text(content())] as const,
        ),
      ),
    );
    await exportStudy(db, slug, folder);
    files = Object.fromEntries(
      await Promise.all(
        TABLES.map(async ({ file }) => {
          const csv = await readFile(path.join(folder, file), 'utf8');
          const rows = parse(csv, { columns: true, record_delimiter: '\r\n', cast: unguardCell });
          return [file, rows] as const;
        }),
      ),
    ) as unknown as typeof files;
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const systemsOf = (...roles: string[]) =>
    files['systems.csv'].filter(({ role }) => roles.includes(role!)).map(({ system }) => system!);
  const measureRow = (system: string, measure: string, item = '') =>
    files['measures.csv'].find(
      (row) => row.system === system && row.measure === measure && row.item === item,
    )!;
  const near = (value: number | null, expected: number) => expect(value).toBeCloseTo(expected, 9);

  /** A system's texts with their references, in the order of the items. */
  function segmentsOf(system: string) {
    const items = files['items.csv'];
    const texts = new Map(
      files['outputs.csv'].flatMap((row) => (row.system === system ? [[row.item!, row.output!]] : [])),
    );
    return {
      hypotheses: items.map(({ item }) => texts.get(item!)!),
      references: items.map(({ references }) => JSON.parse(references!) as string[]),
    };
  }

  /** Ratings of one criterion of some systems, a text that systems share once: a row a rater, a column a text. */
  function ratingsOf(criterion: (key: string) => boolean, systems: readonly string[]) {
    const rows = files['ratings.csv'].filter(
      (row) => criterion(row.criterion!) && systems.includes(row.system!) && row.included === 'true',
    );
    const unit = (row: Line) => JSON.stringify([row.item, row.shared_text_id, row.criterion]);
    const units = [...new Set(rows.map(unit))];
    const raters = files['raters.csv'].map(({ rater }) => rater!);
    const cells = new Map(rows.map((row) => [`${row.rater} ${unit(row)}`, Number(row.value)]));
    return {
      ratings: raters.map((rater) => units.map((each) => cells.get(`${rater} ${each}`) ?? null)),
      clusters: units.map((each) => (JSON.parse(each) as string[])[0]!),
    };
  }

  it('agree with a paper about the study, which is made once it is closed', () => {
    expect(tooEarly).toMatchObject({ reason: 'paper-too-early', code: 'conflict' });
    const lines = parse(paper['differences.csv']!, { columns: true, cast: unguardCell }) as unknown as Line[];
    const [candidate] = report.verdict.candidates;
    expect(lines.map(({ line, estimate, state }) => [line, Number(estimate), state])).toEqual(
      candidate!.lines.map(({ name, estimate, state }) => [name, Number(estimate), state]),
    );
    expect(paper['heds.tex']).toContain('Which text is better?');
    expect(paper['methods.tex']).toContain('a question of non-inferiority~\\cite{piaggio2012}');
    expect(paper['limitations.tex']).toContain('With 16 items it cannot be shown that severe losses');
  });

  it('agree on BLEU and ROUGE of the corpus, with their signatures', async () => {
    for (const system of systemsOf('baseline', 'candidate')) {
      const bleu = await valueOf('bleu', segmentsOf(system));
      const rouge = await valueOf('rouge', segmentsOf(system));
      const chrf = await valueOf('chrf', segmentsOf(system));
      const chrfPlusPlus = await valueOf('chrf', segmentsOf(system), { wordOrder: 2 });
      const ter = await valueOf('ter', segmentsOf(system));
      const figures: [string, number, string][] = [
        ['bleu', bleu.score, bleu.signature],
        ['chrf', chrf.score, chrf.signature],
        ['chrf++', chrfPlusPlus.score, chrfPlusPlus.signature],
        ['ter', ter.score, ter.signature],
        ...['rouge1', 'rouge2', 'rougeL'].map((type): [string, number, string] => [
          type,
          rouge.mean[type].f1,
          rouge.signatures[type],
        ]),
      ];
      for (const [measure, value, signature] of figures) {
        const shown = report.measures.find((row) => row.system === system && row.measure === measure)!;
        near(shown.value, value);
        expect(shown.signature).toBe(signature);
        const row = measureRow(system, measure);
        expect([Number(row.value), Number(row.lower), Number(row.upper), row.signature]).toEqual([
          shown.value,
          shown.lower,
          shown.upper,
          shown.signature,
        ]);
      }
    }
    expect(report.measures.map(({ measure }) => measure)).toEqual(
      systemsOf('baseline', 'candidate').flatMap(() =>
        STUDY_MEASURE_NAMES.filter((name) => STUDY_MEASURES[name].madeOf === 'texts'),
      ),
    );
  });

  it('agree on BLEU and ROUGE of every output', async () => {
    for (const system of systemsOf('baseline', 'candidate')) {
      const { hypotheses, references } = segmentsOf(system);
      for (const [i, { item }] of files['items.csv'].entries()) {
        const segment = { hypotheses: [hypotheses[i]!], references: [references[i]!] };
        const bleu = await valueOf('bleu', segment, { level: 'sentence' });
        const rouge = await valueOf('rouge', segment);
        const row = measureRow(system, 'bleu', item);
        near(Number(row.value), bleu.scores[0].score);
        expect(row.signature).toBe(bleu.signature);
        for (const type of ['rouge1', 'rouge2', 'rougeL']) {
          near(Number(measureRow(system, type, item).value), rouge.scores[0][type].f1);
          expect(measureRow(system, type, item).signature).toBe(rouge.signatures[type]);
        }
      }
    }
  });

  it('agree on how far raters agree, its intervals included', async () => {
    const all = [true, false].flatMap((withControls) =>
      report.criteria.map(({ key, scale }) => ({ key, scale, withControls })),
    );
    for (const { key, scale, withControls } of all) {
      const systems = systemsOf('baseline', 'candidate', ...(withControls ? ['control'] : []));
      const { ratings, clusters } = ratingsOf((criterion) => criterion === key, systems);
      // Items are resampled with all their texts.
      const items = [...new Set(clusters)];
      const columns = items.map((item) => clusters.flatMap((cluster, u) => (cluster === item ? [u] : [])));
      const unitIndices: number[][] = [];
      bootstrap(
        items.length,
        { samples: RESAMPLES, seed: `seed/report/agreement/${key}/${withControls}` },
        (drawn) => unitIndices.push(Array.from(drawn).flatMap((item) => columns[item]!)),
      );
      const shown = (coefficient: string) =>
        report.agreement.find(
          (row) =>
            row.criterion === key && row.withControls === withControls && row.coefficient === coefficient,
        )!;
      const alpha = await valueOf('krippendorff_alpha', { ratings }, { level: 'ordinal', unitIndices });
      near(shown('alpha').value, alpha.alpha);
      near(shown('alpha').lower, alpha.interval[0]);
      near(shown('alpha').upper, alpha.interval[1]);
      expect(shown('alpha').units).toBe(clusters.length);
      const categories = Array.from({ length: scale }, (_, i) => i + 1);
      const ac2 = await valueOf('gwet_ac', { ratings }, { weights: 'ordinal', categories });
      near(shown('ac2').value, ac2.coefficient);
      for (const coefficient of ['alpha', 'ac2']) {
        const row = files['agreement.csv'].find(
          (each) =>
            each.criterion === key &&
            each.coefficient === coefficient &&
            each.with_controls === String(withControls) &&
            each.candidate === '',
        )!;
        const { value, lower, upper } = shown(coefficient);
        expect([row.value, row.lower, row.upper].map(Number)).toEqual([value, lower, upper]);
      }
    }
  });

  it('agree on how far raters agree on each candidate, as its verdict has it', () => {
    const { candidates } = report.verdict;
    const inVerdict = candidates.flatMap(({ system, gates }) =>
      gates.agreement.flatMap(({ criterion, alpha, ac2 }) => [
        [system, criterion, 'alpha', alpha],
        [system, criterion, 'ac2', ac2],
      ]),
    );
    expect(inVerdict.length).toBeGreaterThan(0);
    expect(
      files['agreement.csv']
        .filter(({ candidate, coefficient }) => candidate !== '' && coefficient !== 'reliability')
        .map(({ candidate, criterion, coefficient, value }) => [
          candidate,
          criterion,
          coefficient,
          value === '' ? null : Number(value),
        ]),
    ).toEqual(inVerdict);
  });

  it('agree on preferences', async () => {
    const counted = files['preferences.csv'].filter(({ included }) => included === 'true');
    const rows = counted.filter(({ source }) => source === 'judged');
    const raters = files['raters.csv'].map(({ rater }) => rater!);
    const items = [...new Set(rows.map(({ item }) => item!))];
    const cells = new Map(rows.map((row) => [`${row.rater} ${row.item}`, row.choice!]));
    const ratings = raters.map((rater) => items.map((item) => cells.get(`${rater} ${item}`) ?? null));
    const shown = (coefficient: string) =>
      report.agreement.find((row) => row.criterion === 'preference' && row.coefficient === coefficient)!;
    const alpha = await valueOf('krippendorff_alpha', { ratings });
    expect(shown('alpha').value).toBe(alpha.alpha);
    const ac1 = await valueOf('gwet_ac', { ratings });
    expect(shown('ac1').value).toBe(ac1.coefficient);
    const [summary] = report.preferences;
    const count = (choice: string) => rows.filter((row) => row.choice === choice).length;
    expect(summary).toMatchObject({
      wins: count('b'),
      losses: count('a'),
      ties: count('tie') + summary!.identicalTies,
    });
    expect(counted).toHaveLength(rows.length + summary!.identicalTies);
    near(summary!.net, (count('b') - count('a')) / counted.length);
  });

  it('agree on how strict each rater is', async () => {
    const { ratings } = ratingsOf(() => true, systemsOf('baseline', 'candidate', 'control'));
    const { perRater } = await valueOf('rater_agreement', { ratings });
    files['raters.csv'].forEach(({ rater, severity }, i) => {
      const shown = report.raters.find((row) => row.rater === rater)!;
      near(shown.severity, perRater[i].severity);
      expect(Number(severity)).toBe(shown.severity);
    });
    const severities = report.raters.map(({ severity }) => severity!);
    expect(Math.min(...severities)).toBeLessThan(0);
    expect(Math.max(...severities)).toBeGreaterThan(0);
  });

  it('agree on how far measures follow people', async () => {
    const [baseline] = systemsOf('baseline');
    const [candidate] = systemsOf('candidate');
    const rated = (system: string) =>
      new Map(
        files['ratings.csv'].flatMap((row) =>
          row.system === system ? [[`${row.item}/${row.rater}/${row.criterion}`, row] as const] : [],
        ),
      );
    const [of, to] = [rated(baseline!), rated(candidate!)];
    const people = new Map<string, number[]>();
    for (const [cell, row] of to) {
      const other = of.get(cell);
      if (other === undefined) continue;
      const { scale } = report.criteria.find(({ key }) => key === row.criterion)!;
      const difference = (Number(row.value) - Number(other.value)) / (scale - 1);
      people.set(row.item!, [...(people.get(row.item!) ?? []), difference]);
    }
    const text = (system: string, item: string) =>
      files['outputs.csv'].find((row) => row.system === system && row.item === item)!.shared_text_id;
    const items = [...people.keys()].filter((item) => text(baseline!, item) !== text(candidate!, item));
    for (const { measure, tau } of report.measuresAndPeople) {
      const turn = reportedMeasure(measure)!.higherIsBetter ? 1 : -1;
      const x = items.map(
        (item) =>
          turn *
          (Number(measureRow(candidate!, measure, item).value) -
            Number(measureRow(baseline!, measure, item).value)),
      );
      const y = items.map(
        (item) => people.get(item)!.reduce((sum, value) => sum + value, 0) / people.get(item)!.length,
      );
      const { coefficient } = await valueOf('correlation', { x, y }, { method: 'kendall-b' });
      if (coefficient === null) expect(tau, measure).toBeNull();
      else near(tau, coefficient);
    }
    expect(report.measuresAndPeople.length).toBeGreaterThan(1);
  });
});
