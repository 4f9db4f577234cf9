import { describe, expect, it } from 'vitest';
import { parseScores } from '#app/services/analysis/parseScores.ts';
import { told } from '#test/told.ts';

const messages = (text: string) =>
  told(parseScores(text).problems).map(({ path, message }) => `${path}: ${message}`);

describe('reading scores', () => {
  it('takes tables of spreadsheets and JSON Lines alike', () => {
    const scores = [
      { item: 'a,b;"c"', system: 'base', score: -0.5, line: 2 },
      { item: '007', system: '=tiny', score: 1.5e-3, line: 3 },
    ];
    for (const delimiter of [',', ';', '\t']) {
      const rows = [
        ['item', 'system', 'prompt', 'score'],
        ['"a,b;""c"""', 'base', 'x', '-0.5'],
        ['007', "'=tiny", '', '1.5e-3'],
      ];
      const table = rows.map((row) => row.join(delimiter)).join('\r\n');
      expect(parseScores(`\uFEFF${table}\r\n`), delimiter).toEqual({ scores, problems: [] });
    }
    const lines = scores.map(({ line: _, ...score }) => JSON.stringify(score)).join('\n');
    expect(parseScores(`\n${lines}\n`)).toEqual({ scores, problems: [] });
    expect(parseScores('sep=;\r\nitem;system;score\r\n1;base;2\r\n').scores).toEqual([
      { item: '1', system: 'base', score: 2, line: 3 },
    ]);
    expect(parseScores('{"item": 7, "system": "base", "score": 1}').scores).toMatchObject([{ item: '7' }]);
  });

  it('names the line and what to do', () => {
    expect(
      messages(
        'item,system,score\na,base,0,85\nb,base,"0,85"\nc,base,n/a\nd,,1\n"e\nf",base,1e999\ng,base,NaN\n',
      ),
    ).toEqual([
      'line 2: has 4 cells, the header has 3; a number needs a decimal point, and a cell with a comma quotation marks',
      'line 3, field score: "0,85" has a decimal comma; write 0.85',
      'line 4, field score: "n/a" is not a number',
      'line 5, field system: is missing',
      'line 6, field score: is beyond what a number can hold',
      'line 8, field score: "NaN" is not a number',
    ]);
    expect(
      messages('{"item": "a", "system": "base"}\n{"item": "a"\n{"item": 1.5, "system": 2, "score": "1"}'),
    ).toEqual([
      'line 1, field score: is missing; leave the line out where an output has no score',
      expect.stringMatching(/^line 2: is not valid JSON/),
      'line 3, field item: must be a text or a whole number',
      'line 3, field system: must be a text',
      'line 3, field score: "1" is not a number',
    ]);
  });

  it('says which columns it needs', () => {
    const missing = (name: string) =>
      `line 1: the column "${name}" is missing; the first line names the columns: item, system, score`;
    expect(messages('')).toEqual(['item', 'system', 'score'].map(missing));
    expect(messages('item;system;value\na;base;1')).toEqual(['score'].map(missing));
    expect(messages('item,system,score,score\na,base,1,2')).toEqual([
      'line 1: the column "score" is there twice',
    ]);
    expect(messages('item,system,score\n"a,base,1')).toEqual([expect.stringMatching(/^line \d: is not CSV/)]);
  });
});

it('reads columns by what is said of them', () => {
  const columns = [
    { field: 'item', column: 'Nr' },
    { field: 'score', column: 'Wert' },
  ];
  const read = parseScores('Nr,system,Wert,score\na,base,0.5,9\n', { columns, others: 'by-name' });
  expect(read).toEqual({ problems: [], scores: [{ item: 'a', system: 'base', score: 0.5, line: 2 }] });
  expect(parseScores('{"Nr":"a","system":"base","Wert":1}', { columns, others: 'by-name' }).scores).toEqual([
    { item: 'a', system: 'base', score: 1, line: 1 },
  ]);
  const missing = parseScores('item,system,score\na,base,1\n', { columns, others: 'by-name' });
  expect(missing.problems.map(({ reason }) => reason)).toEqual(['no-such-column', 'no-such-column']);
});
