import { describe, expect, it } from 'vitest';
import { SOURCES } from '#app/core/reports/paper/bibliography.ts';
import { hedsAnswers, hedsCriteria } from '#app/core/reports/paper/heds/answers.ts';
import { hedsLanguage } from '#app/core/reports/paper/heds/languages.ts';
import { HEDS_QUESTIONS } from '#app/core/reports/paper/heds/questions.ts';
import { paperOf, type PaperFile } from '#app/core/reports/paper/paper.ts';
import { secondTry } from './secondTry.ts';
import { simulatedPaper, TRUTH } from './simulatedPaper.ts';

const INPUT = simulatedPaper();

function filesOf(files: readonly PaperFile[]): Record<string, string> {
  return Object.fromEntries(
    files.map((one) => [one.file, 'text' in one ? one.text : JSON.stringify(one.lines)]),
  );
}

function linesOf(files: readonly PaperFile[], name: string): Record<string, string>[] {
  const found = files.find(({ file }) => file === name);
  if (found === undefined || !('lines' in found)) throw new Error(`no table ${name}`);
  const [head = [], ...rows] = found.lines;
  return rows.map((row) => Object.fromEntries(head.map((column, index) => [column, row[index]!])));
}

const numberOf = (value: number | null) => (value === null ? '' : String(value));

describe('a paper', () => {
  const { files, open } = paperOf(INPUT);
  const texts = filesOf(files);

  it('has the figures of the report, every digit of them in its tables', () => {
    const { report } = INPUT;
    report.verdict.candidates.forEach(({ system, lines }, index) => {
      const rows = linesOf(files, `differences-${index + 1}.csv`);
      expect(
        rows.map(({ line, estimate, lower, upper, accept, limit, state, system: own }) => [
          own,
          line,
          estimate,
          lower,
          upper,
          accept,
          limit,
          state,
        ]),
      ).toEqual(
        lines.map((line) => [
          ...[system, line.name, ...[line.estimate, line.lower, line.upper].map(numberOf)],
          ...[String(line.accept), String(line.limit), line.state],
        ]),
      );
    });
    expect(
      linesOf(files, 'means.csv').map(({ system, criterion, mean, lower, upper }) => [
        system,
        criterion,
        mean,
        lower,
        upper,
      ]),
    ).toEqual(
      report.ratings
        .filter(({ system }) => !system.startsWith('control'))
        .map((row) => [row.system, row.criterion, ...[row.mean, row.lower, row.upper].map(numberOf)]),
    );
    expect(
      linesOf(files, 'agreement.csv').map(({ criterion, coefficient, value }) => [
        criterion,
        coefficient,
        value,
      ]),
    ).toEqual(report.agreement.map((row) => [row.criterion, row.coefficient, numberOf(row.value)]));
    expect(
      linesOf(files, 'measures.csv').map(({ measure, system, value, signature }) => [
        measure,
        system,
        value,
        signature,
      ]),
    ).toEqual(report.measures.map((row) => [row.measure, row.system, numberOf(row.value), row.signature]));
    expect(
      linesOf(files, 'preferences.csv').map(({ wins, ties, losses, net }) => [wins, ties, losses, net]),
    ).toEqual(report.preferences.map(({ wins, ties, losses, net }) => [wins, ties, losses, net].map(String)));
    const [line] = report.verdict.candidates[1]!.lines;
    expect(texts['tables.tex']).toContain(`$-$${Math.abs(line!.estimate!).toFixed(2)} points`);
  });

  it('has points of marked faults where raters were asked to mark them', () => {
    const marked = paperOf(simulatedPaper(TRUTH, { protocol: { highlights: {}, ratersPerItem: 3 } })).files;
    expect(filesOf(marked)['methods.tex']).toContain('in the manner of MQM~\\cite{freitag2021}');
    expect(linesOf(marked, 'penalties.csv')[0]).toMatchObject({ system: 'old', difference: '' });
    expect(files.map(({ file }) => file)).not.toContain('penalties.csv');
  });

  it('has rows of as many cells as each table has columns', () => {
    const tables = texts['tables.tex']!.split('\\begin{tabular}{@{}').slice(1);
    expect(tables.length).toBeGreaterThan(6);
    for (const table of tables) {
      const columns = /^([lr]+)@/.exec(table)![1]!.length;
      const rows = table.split('\n').filter((row) => row.endsWith('\\\\'));
      expect(rows.length).toBeGreaterThan(1);
      for (const row of rows) expect(row.split(' & ')).toHaveLength(columns);
    }
  });

  it('cites what it used, and lists nothing else', () => {
    const cited = new Set(
      [...(texts['methods.tex']! + texts['heds.tex']!).matchAll(/\\cite\{([^}]*)\}/g)].flatMap(([, keys]) =>
        keys!.split(','),
      ),
    );
    const listed = [...texts['references.bib']!.matchAll(/^@\w+\{(\w+),/gm)].map(([, key]) => key!);
    expect(listed).toEqual([...cited].sort());
    expect(listed.every((key) => key in SOURCES)).toBe(true);
    expect(listed).toContain('krippendorff2011');
    // Nothing was ranked by people, no look was taken, and no encoder compared meanings.
    expect(listed).not.toContain('kendall1939');
    expect(listed).not.toContain('lan1983');
    expect(listed).not.toContain('zhang2020');
  });

  it('closes every brace and environment that it opens', () => {
    for (const [file, text] of Object.entries(texts)) {
      if (!/\.(tex|bib)$/.test(file)) continue;
      const bare = text.replace(/\\[{}]/g, '');
      expect(bare.split('{').length, file).toBe(bare.split('}').length);
      const begun = [...text.matchAll(/\\begin\{(\w+)\}/g)].map(([, name]) => name);
      const ended = [...text.matchAll(/\\end\{(\w+)\}/g)].map(([, name]) => name);
      expect([...ended].sort(), file).toEqual([...begun].sort());
    }
  });

  it('names what holds of this study alone among its limitations', () => {
    const said = texts['limitations.tex']!;
    expect(said).toContain('6 of 6 raters are simulated');
    expect(said).toContain('Only 6 raters count');
    expect(said).toContain('All 40 items are in one language (en)');
    expect(said).not.toContain('never submitted');
    expect(said).not.toContain('judged by one rater');
    const other = simulatedPaper({ ...TRUTH, raters: 12, identical: 0 });
    const more = filesOf(
      paperOf({
        ...secondTry(other),
        facts: {
          ...other.facts,
          languages: [
            { language: 'en', items: 30 },
            { language: 'de', items: 10 },
          ],
        },
      }).files,
    )['limitations.tex']!;
    expect(more).not.toContain('raters count');
    expect(more).not.toContain('one language');
    expect(more).not.toContain("baseline's own");
    expect(more).toContain('20 of 120 readings asked for were never submitted');
    expect(more).toContain('1 earlier study compared the same models');
  });

  it('says that nothing is known of how judgments from elsewhere came about', () => {
    const { opened: _, ...report } = INPUT.report;
    const said = filesOf(paperOf({ ...INPUT, report }).files);
    expect(said['methods.tex']).toContain('were given elsewhere');
    expect(said['methods.tex']).not.toContain('Blindness');
    expect(said['limitations.tex']).toContain('is not known to this study');
    expect(said['heds.tex']).toContain('By what medium responses were collected');
  });

  it('survives any name', () => {
    const name = 'a_b%$#&{x}\\~^ "q" [1] * 模型 مرحبا\u202e';
    const input = simulatedPaper({ ...TRUTH, effects: { [name]: 0 } });
    const odd = filesOf(
      paperOf({ ...input, report: { ...input.report, study: { ...input.report.study, name } } }).files,
    );
    for (const file of ['paper.tex', 'methods.tex', 'tables.tex', 'limitations.tex', 'heds.tex']) {
      expect(odd[file]).not.toContain('\u202e');
    }
    expect(odd['tables.tex']).toContain('a\\_b\\%\\$\\#\\&\\{x\\}');
  });

  it('is the same every time', () => {
    expect(paperOf(INPUT)).toEqual({ files, open });
  });
});

describe('the data sheet', () => {
  const answers = hedsAnswers(INPUT);
  const criteria = hedsCriteria(INPUT);

  it('answers every question or leaves it to its authors', () => {
    for (const { number } of HEDS_QUESTIONS) {
      const own = number.startsWith('4.')
        ? criteria.map(({ answers: all }) => all[number])
        : [answers[number]];
      expect(own.length, number).toBeGreaterThan(0);
      for (const answer of own) {
        expect(answer?.chosen ?? answer?.text ?? answer?.toFill, number).toBeDefined();
      }
    }
  });

  it('is about criteria and preferences, with what raters read', () => {
    expect(criteria.map(({ name }) => name)).toEqual(['Fluency', 'Relevance', 'Consistency', 'Preference']);
    expect(criteria[0]!.answers['4.3.3']).toEqual({ text: '5' });
    expect(criteria[0]!.answers['4.3.7']).toEqual({ text: 'Is it well-formed, natural language?' });
    expect(criteria[0]!.answers['4.3.11.1']!.text).toContain('Krippendorff');
    expect(criteria[3]!.answers['4.3.4']).toEqual({ text: 'A is better; about the same; B is better' });
    expect(answers['3.1.1']).toEqual({ text: '40' });
    expect(answers['3.2.1']).toEqual({ text: '6' });
    expect(answers['5.1']!.toFill).toBeDefined();
  });

  it('lists the languages of the form', () => {
    expect(hedsLanguage('en')).toEqual({ number: 41, name: 'English' });
    expect(hedsLanguage('zh-Hans')).toEqual({ number: 29, name: 'Chinese' });
    expect(hedsLanguage('zu')!.number).toBe(183);
    expect(hedsLanguage('und-Cyrl')).toBeNull();
    expect(answers['2.5']).toEqual({ chosen: [42], text: 'English' });
  });

  it('is a file that the form reads', () => {
    const form = JSON.parse(filesOf(paperOf(INPUT).files)['heds.json']!) as Record<
      string,
      { data: object; control: object; number?: string; text?: object }
    >;
    expect(form['heds-criteria-criterion']!.control).toEqual({
      Fluency: true,
      Relevance: false,
      Consistency: false,
      Preference: false,
    });
    expect(form['heds-sample_evaluators_design-evaluators-number_of_evaluators']).toMatchObject({
      data: { '': '6' },
      number: '3.2.1',
    });
    expect(form['heds-criteria-criterion-evaluation_mode-absolute_or_relative-2']!.data).toEqual({
      Preference: true,
    });
    expect(form['heds-system-output_languages-42']!.data).toEqual({ '': true });
    expect(form['heds-ethics-review_body']).toBeUndefined();
  });
});
