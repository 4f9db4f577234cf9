import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOutputs } from '#app/services/generation/parseOutputs.ts';
import type { MappedColumn, SaidColumns } from '#app/services/imports/columnMap.ts';
import { told } from '#test/told.ts';

describe('JSON Lines', () => {
  it('are read with the line that each begins on', () => {
    const text = [
      '\uFEFF{"item":"a","output":""}',
      '',
      '{"item":7,"output":"x\\ny","tokens":[5,6],"finishReason":"stop","latencyMs":1.5,"logprobs":[-0.5,0]}\r',
      '{"item":"b","output":"z","tokens":3,"finishReason":null}',
    ].join('\n');
    expect(parseOutputs(text, 'jsonl')).toEqual({
      problems: [],
      outputs: [
        { line: 1, item: 'a', output: '' },
        {
          ...{ line: 3, item: '7', output: 'x\ny', tokens: [5, 6], finishReason: 'stop' },
          ...{ latencyMs: 1.5, logprobs: [-0.5, 0] },
        },
        { line: 4, item: 'b', output: 'z', tokens: 3, finishReason: null },
      ],
    });
  });

  it('tell every fault by line and field, and still give the sound lines', () => {
    const text = [
      '{"item":"a"}',
      'no JSON',
      '{"item":"b","output":"x","tokens":-1,"latencyMs":"fast"}',
      '{"item":"c","output":"x"}',
      '{"item":"d","output":"x","logprobs":[-1,0.5],"colour":"red"}',
      '{"item":" ","output":"\\u0000"}',
      '[]',
    ].join('\n');
    const { outputs, problems } = parseOutputs(text, 'jsonl');
    expect(outputs.map(({ item }) => item)).toEqual(['c']);
    expect(problems.map(({ path }) => path)).toEqual([
      'line 1, field output',
      'line 2',
      'line 3, field tokens',
      'line 3, field latencyMs',
      'line 5, field logprobs.1',
      'line 5, field colour',
      'line 6, field item',
      'line 6, field output',
      'line 7',
    ]);
    expect(told(problems)[0]!.message).toBe('is missing');
  });
});

it('takes the lines that generating on another machine writes', () => {
  const line = { item: 'a', output: 'x', tokens: [5], finishReason: 'eos', latencyMs: 1.5 };
  const cut = { ...line, item: 'b', truncatedTokens: 3, nearTies: 1 };
  const failed = { item: 'c', error: 'Item c has an empty prompt.' };
  const read = parseOutputs([line, cut, failed].map((each) => JSON.stringify(each)).join('\n'), 'jsonl');
  expect(read.outputs).toEqual([
    { ...line, line: 1 },
    { ...cut, line: 2 },
  ]);
  expect(told(read.problems)).toEqual([
    { path: 'line 3', message: expect.stringContaining('Item c has an empty prompt.') },
  ]);
});

describe('CSV', () => {
  it('is read by its header, cells of several lines included', () => {
    const text = [
      'output,item,tokens,latencyMs,logprobs',
      '"Two',
      'lines, and a ""quote""",a,2,1.5,"[-0.5,-1]"',
      "'=SUM(A1),b,,,",
      '"[1,2]",c,"[4,5]",,',
    ].join('\r\n');
    expect(parseOutputs(text, 'csv')).toEqual({
      problems: [],
      outputs: [
        {
          ...{ line: 2, item: 'a', output: 'Two\r\nlines, and a "quote"' },
          ...{ tokens: 2, latencyMs: 1.5, logprobs: [-0.5, -1] },
        },
        { line: 4, item: 'b', output: '=SUM(A1)' },
        { line: 5, item: 'c', output: '[1,2]', tokens: [4, 5] },
      ],
    });
  });

  it('tells every fault by line', () => {
    const text = ['item,output,latencyMs', 'a,x,fast', 'b', '', 'c,x,1', ',x,', 'd,x,-1'].join('\n');
    const { outputs, problems } = parseOutputs(text, 'csv');
    expect(outputs.map(({ item }) => item)).toEqual(['c']);
    expect(problems.map(({ path }) => path)).toEqual([
      'line 2, field latencyMs',
      'line 3',
      'line 6, field item',
      'line 7, field latencyMs',
    ]);
  });

  it.each([
    ['item,text\na,b', [/"text" is not known/, /"output" is missing/]],
    ['item,output,item\na,b,c', [/"item" is there twice/]],
    ['item,output\na,"b', [/is not CSV/]],
  ])('%j is refused by its header', (text, messages) => {
    const { outputs, problems } = parseOutputs(text, 'csv');
    expect(outputs).toEqual([]);
    expect(told(problems).map(({ message }) => message)).toEqual(
      messages.map((m) => expect.stringMatching(m)),
    );
  });

  it('gives back whatever texts a table was made of', () => {
    const text = fc
      .string({ unit: 'binary', maxLength: 30 })
      .filter((made) => !made.includes('\u0000') && !/^'[=+\-@\t\r]/.test(made));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), (texts) => {
        const rows = texts.map((output, i) => ({ item: `i${i}`, output }));
        const table = stringify(rows, { header: true, quoted: true });
        expect(parseOutputs(table, 'csv').outputs.map(({ output }) => output)).toEqual(texts);
      }),
    );
  });
});

describe('columns that are said', () => {
  const said = (columns: MappedColumn[]): SaidColumns => ({ columns, others: 'by-name' });

  it('are read whatever they are called, and what is not known is left out', () => {
    const text = 'Nr;Antwort;Modell;tokens;Notiz\r\n1;a;prod;3;x\r\n2;;small;;y\r\n';
    const columns = said([
      { field: 'item', column: 'Nr' },
      { field: 'output', column: 'Antwort' },
      { field: 'system', column: 'Modell' },
    ]);
    expect(parseOutputs(text, undefined, columns)).toEqual({
      problems: [],
      outputs: [
        { line: 2, item: '1', system: 'prod', output: 'a', tokens: 3 },
        { line: 3, item: '2', system: 'small', output: '' },
      ],
    });
    const lines = '{"Nr":1,"Antwort":"a","Modell":"prod","tokens":[1,2],"Notiz":"x"}';
    expect(parseOutputs(lines, undefined, columns).outputs).toEqual([
      { line: 1, item: '1', system: 'prod', output: 'a', tokens: [1, 2] },
    ]);
  });

  it('may be one for each system, where an empty cell is no output', () => {
    const columns = said([
      { field: 'item', column: 'Nr' },
      { field: 'output', system: 'prod', column: 'A' },
      { field: 'output', system: 'small', column: 'output' },
    ]);
    const text = 'Nr,A,output,tokens\n1,eins,one,9\n2,,two,9\n';
    expect(parseOutputs(text, undefined, columns)).toEqual({
      problems: [],
      outputs: [
        { line: 2, item: '1', system: 'prod', output: 'eins' },
        { line: 2, item: '1', system: 'small', output: 'one' },
        { line: 3, item: '2', system: 'small', output: 'two' },
      ],
    });
    expect(parseOutputs('{"Nr":1,"A":"eins","output":null}', undefined, columns).outputs).toEqual([
      { line: 1, item: '1', system: 'prod', output: 'eins' },
    ]);
  });

  it('of one system alone have an empty output where they are empty, and a fault where they are not there', () => {
    const columns = said([{ field: 'output', system: 'prod', column: 'A' }]);
    expect(parseOutputs('item,A,tokens\n1,,4\n', undefined, columns).outputs).toEqual([
      { line: 2, item: '1', system: 'prod', output: '', tokens: 4 },
    ]);
    const lines = '{"item":"1","A":"x"}\n{"item":"2"}\n{"item":"3","error":"too long"}';
    const read = parseOutputs(lines, undefined, columns);
    expect(read.outputs.map(({ item }) => item)).toEqual(['1']);
    expect(read.problems.map(({ path, reason }) => [path, reason])).toEqual([
      ['line 2, field output', 'is-missing'],
      ['line 3', 'error-instead'],
    ]);
  });

  it('have to be there, once, and to say what is needed', () => {
    const problems = (text: string, columns: MappedColumn[]) =>
      parseOutputs(text, undefined, said(columns)).problems.map(({ path, reason }) => `${path} ${reason}`);
    expect(problems('Nr,x,x\n1,a,b\n', [{ field: 'item', column: 'Nr' }])).toEqual(['line 1 column-to-say']);
    expect(
      problems('Nr,x,x\n1,a,b\n', [
        { field: 'item', column: 'nr' },
        { field: 'output', column: 'x' },
      ]),
    ).toEqual(['line 1 no-such-column', 'line 1 column-twice']);
    expect(
      problems('item,a,b\n1,a,b\n', [
        { field: 'output', column: 'a' },
        { field: 'output', system: 'prod', column: 'b' },
      ]),
    ).toContain('line 1 outputs-both-ways');
  });
});
