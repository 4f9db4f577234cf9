import fc from 'fast-check';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, it } from 'vitest';
import { guardCell } from '#app/core/tables/table.ts';
import { linesOf, readImport, tableOf } from '#app/services/imports/importBody.ts';
import { readTable } from '#app/services/imports/readTable.ts';
import { parseOutputs } from '#app/services/generation/parseOutputs.ts';
import { told } from '#test/told.ts';
import { workbook } from './workbook.ts';

const cellsOf = (text: string, known: readonly string[] = ['item', 'output']) => {
  const { names, rows } = readTable(text, known);
  return [names, ...rows.map(({ cells }) => cells)];
};

describe('a table as text', () => {
  it.each([
    ['item,output\na,b c', ','],
    ['item;output\na,1;b', ';'],
    ['item\toutput\na\tb;c', '\t'],
    ['sep=;\r\nitem;output\r\na;b', ';'],
    ['SEP=,\nitem,output\na,b', ','],
    ['sep=|\nitem|output\na|b', '|'],
    ['"item";"output, all"\na;b', ';'],
    // Nothing is known of its names.
    ['Frage;Antwort, kurz;Sprache\na;b;c', ';'],
  ])('%j has %j between its cells', (text, delimiter) => {
    const table = readTable(text, ['item', 'output']);
    expect(table.delimiter).toBe(delimiter);
    expect(table.problems).toEqual([]);
    expect(table.rows).toHaveLength(1);
  });

  it('has lines in its cells, and tells the line on which each row begins', () => {
    const { rows } = readTable('sep=;\r\nitem;output\r\na;"two\r\nlines"\r\n\r\n;\r\nb;c\r\n', ['item']);
    expect(rows).toEqual([
      { line: 3, cells: ['a', 'two\r\nlines'] },
      { line: 7, cells: ['b', 'c'] },
    ]);
  });

  it('tells rows with other counts of cells, and what can’t be read', () => {
    const { rows, problems } = readTable('item,output\na,b,c\nd\ne,f', ['item']);
    expect(rows.map(({ line }) => line)).toEqual([4]);
    expect(told(problems)).toEqual([
      { path: 'line 2', message: expect.stringContaining('put texts with commas into quotation marks') },
      { path: 'line 3', message: 'has 1 cell, the header has 2' },
    ]);
    expect(told(readTable('item,output\na,"b', ['item']).problems)[0]!.message).toMatch(/is not CSV/);
    expect(readTable('', ['item'])).toMatchObject({ names: [], rows: [], problems: [] });
  });

  it.each([',', ';', '\t'])('written with %j comes back as it was', (delimiter) => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), (pairs) => {
        const rows = pairs.map(([a, b]) => [`i${a}`, b]);
        const written = stringify([['item', 'output'], ...rows], { delimiter, quoted_match: /[\r\n]/ });
        expect(cellsOf(written)).toEqual([['item', 'output'], ...rows]);
      }),
    );
  });
});

describe('a workbook', () => {
  it('is read by its first sheet that has anything, lines by the numbers of its rows', async () => {
    const bytes = await workbook({
      Leer: [[null, null]],
      'Fragen & Antworten': [
        [],
        ['item', ' output ', null],
        ['a', 'zwei\nZeilen'],
        [],
        ['007', 0.5],
        [12, { xml: '<c t="str"><f>A1&amp;"x"</f><v>computed</v></c>' }],
      ],
      Notizen: [['x']],
    });
    const { body, encoding } = await readImport(bytes);
    expect(encoding).toBeNull();
    expect(body).toMatchObject({ name: 'Fragen & Antworten', others: ['Notizen'] });
    expect(linesOf(body)).toBeNull();
    expect(tableOf(body, ['item'])).toMatchObject({
      names: ['item', 'output'],
      headerLine: 2,
      delimiter: null,
      problems: [],
      rows: [
        { line: 3, cells: ['a', 'zwei\nZeilen'] },
        { line: 5, cells: ['007', '0.5'] },
        { line: 6, cells: ['12', 'computed'] },
      ],
    });
  });

  it('tells rows that have more cells than the header names', async () => {
    const { body } = await readImport(await workbook({ A: [['item'], ['a'], ['b', 'beside']] }));
    const { rows, problems } = tableOf(body, ['item']);
    expect(rows).toHaveLength(1);
    expect(told(problems)).toEqual([{ path: 'line 3', message: 'has 2 cells, the header has 1' }]);
  });

  it('is refused where it has nothing, is another archive, is cut off, or would unpack to too much', async () => {
    await expect(readImport(await workbook({ A: [[null]], B: [] }))).rejects.toThrow(/No sheet/);
    const other = await workbook({ A: [['x']] });
    const noBook = Buffer.from(other);
    for (let at = noBook.indexOf('xl/workbook'); at !== -1; at = noBook.indexOf('xl/workbook', at)) {
      noBook.write('xl/wordbook', at);
    }
    await expect(readImport(noBook)).rejects.toMatchObject({
      code: 'invalid_input',
      reason: 'not-a-workbook',
    });
    await expect(readImport(other.subarray(0, 400))).rejects.toMatchObject({ code: 'invalid_input' });
    const bomb = Buffer.from(other);
    // What the directory says of the first entry.
    bomb.writeUInt32LE(0xf0000000, bomb.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
    await expect(readImport(bomb)).rejects.toMatchObject({ code: 'too_large', reason: 'workbook-too-large' });
  });
});

it('a file is the same in every encoding', async () => {
  const text = '{"item":"a","output":"naïve"}\n';
  const plain = await readImport(Buffer.from(text));
  const wide = await readImport(Buffer.from(`\uFEFF${text}`, 'utf16le'));
  expect([plain.encoding, wide.encoding]).toEqual(['UTF-8', 'UTF-16LE']);
  expect(wide).toMatchObject({ body: plain.body, fileHash: plain.fileHash });
});

describe('outputs', () => {
  it('are read from any table, with names of other programs, and keep what looks like something else', async () => {
    const semicolons =
      'item;output;finish_reason\ni1;NA;stop\n007;null;\n1e5;;\na,b;"line one\nline two\n";length';
    const { outputs, problems } = parseOutputs(semicolons);
    expect(problems).toEqual([]);
    expect(outputs).toEqual([
      { line: 2, item: 'i1', output: 'NA', finishReason: 'stop' },
      { line: 3, item: '007', output: 'null' },
      { line: 4, item: '1e5', output: '' },
      { line: 5, item: 'a,b', output: 'line one\nline two\n', finishReason: 'length' },
    ]);
    const { body } = await readImport(
      await workbook({
        A: [
          ['item', 'output'],
          ['x', "'=1+1"],
        ],
      }),
    );
    expect(parseOutputs(body).outputs).toEqual([{ line: 2, item: 'x', output: '=1+1' }]);
  });

  it('whose texts begin with apostrophes come back as they were guarded', () => {
    for (const text of ["'=x", "''=x", "'x", '=x', "'", '+1', '-x']) {
      const table = stringify([
        ['item', 'output'],
        ['a', guardCell(text)],
      ]);
      expect(parseOutputs(table).outputs.map(({ output }) => output)).toEqual([text]);
    }
  });
});
