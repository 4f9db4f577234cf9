import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOutputs } from '#app/services/generation/parseOutputs.ts';
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
