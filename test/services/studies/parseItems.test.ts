import { describe, expect, it } from 'vitest';
import { parseItems as read } from '#app/services/studies/parseItems.ts';
import type { AppError } from '#app/core/shared/errors.ts';
import { told } from '#test/told.ts';

const parseItems = (...given: Parameters<typeof read>) => read(...given).items;

function problemsOf(text: string) {
  try {
    parseItems(text);
  } catch (error) {
    return told((error as AppError).problems).map(({ path, message }) => `${path}: ${message}`);
  }
  return [];
}

describe('parseItems', () => {
  it('reads one item a line, with a byte order mark, Windows line ends and empty lines', () => {
    const text = '\uFEFF{"item":"a","prompt":"p"}\r\n\r\n{"item":"b","prompt":"q","references":["r"]}\r\n';
    expect(parseItems(text)).toEqual([
      { item: 'a', prompt: 'p', references: [] },
      { item: 'b', prompt: 'q', references: ['r'] },
    ]);
  });

  it('reads conversations, whose prompt is their last turn, and reads them again as they are', () => {
    const messages = [
      { role: 'system', content: 'Be short.' },
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Hello.' },
      { role: 'user', content: 'A riddle, please.' },
    ];
    const [item] = parseItems(JSON.stringify({ item: 'a', messages }));
    expect(item).toEqual({ item: 'a', prompt: 'A riddle, please.', messages, references: [] });
    expect(parseItems(JSON.stringify(item))).toEqual([item]);
  });

  it('names what is wrong with a conversation', () => {
    const user = { role: 'user', content: 'Hello' };
    const lines = [
      { messages: [] },
      { messages: [user, { role: 'assistant', content: 'Yes?' }] },
      { messages: [user, { role: 'system', content: 'Be short.' }, user] },
      { messages: [{ role: 'tool', content: 'x' }, user] },
      { messages: [{ ...user, content: '' }] },
      { messages: [user], prompt: 'Something else' },
    ];
    expect(problemsOf(lines.map((line, i) => JSON.stringify({ item: `i${i}`, ...line })).join('\n'))).toEqual(
      [
        'line 1, field messages: has no turns',
        'line 2, field messages.1.role: must be "user": the last turn is what the system is to answer',
        'line 3, field messages.1.role: is "system", which only the first turn may be',
        expect.stringMatching(/^line 4, field messages\.0\.role: /),
        'line 5, field messages.0.content: is empty',
        'line 6, field prompt: is there beside "messages" and differs from their last turn; leave it out',
      ],
    );
  });

  it('lists all problems by line and field', () => {
    const lines = ['{"item":"a"}', 'no json', '{"item":"","prompt":"p"}', '{"item":"a","prompt":"p","x":1}'];
    expect(problemsOf(lines.join('\n'))).toEqual([
      'line 1, field prompt: is missing',
      expect.stringMatching(/^line 2: is not valid JSON/),
      'line 3, field item: is missing',
      'line 4, field x: is not a field of such a line',
    ]);
  });

  it('names the line that has the same id, counting empty lines', () => {
    expect(problemsOf('{"item":"a","prompt":"p"}\n\n{"item":"a","prompt":"q"}')).toEqual([
      'line 3, field item: "a" is there already, on line 1',
    ]);
  });

  it('refuses an empty file, and a line that is no object', () => {
    expect(() => parseItems(' \n')).toThrow('The items file is empty; it needs one JSON object per line.');
    expect(problemsOf('[1]')).toEqual(['line 1: is not an object in braces']);
  });

  it('lists a hundred problems and counts the rest', () => {
    const problems = problemsOf(Array.from({ length: 130 }, () => '{}').join('\n'));
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toBe('and more: 160 further faults');
  });
});

describe('items in a table', () => {
  it('are known by the names of its columns, several references among them', () => {
    const table = [
      'ID;Prompt;Reference 1;reference_2;Segment;Note',
      'a;"Was ist das; genau?";Eins;Zwei;kurz;x',
      'b;Und das?;;;;',
      'c;\'=Summe;"[""p"",""q""]";r;lang;',
    ].join('\n');
    expect(read(table)).toEqual({
      items: [
        { item: 'a', prompt: 'Was ist das; genau?', references: ['Eins', 'Zwei'], segment: 'kurz' },
        { item: 'b', prompt: 'Und das?', references: [] },
        { item: 'c', prompt: '=Summe', references: ['p', 'q', 'r'], segment: 'lang' },
      ],
      ignored: ['Note'],
      numbered: false,
    });
  });

  it('are read from the columns that are named, and numbered where there are no ids', () => {
    const table = 'Frage,Antwort,Antwort lang,prompt\nWas?,Das.,"Das, genau.",nicht dies\nWer?,,,\n';
    expect(read(table, { columns: { prompt: ['Frage'], references: ['Antwort', 'Antwort lang'] } })).toEqual({
      items: [
        { item: 'item-1', prompt: 'Was?', references: ['Das.', 'Das, genau.'] },
        { item: 'item-2', prompt: 'Wer?', references: [] },
      ],
      ignored: ['prompt'],
      numbered: true,
    });
  });

  it('may be conversations', () => {
    const messages = [{ role: 'user', content: 'Hi' }];
    const table = `item\tmessages\na\t${JSON.stringify(messages)}`;
    expect(parseItems(table)).toEqual([{ item: 'a', prompt: 'Hi', messages, references: [] }]);
    expect(problemsOf('item\tmessages\na\tHi')).toEqual([
      'line 2, field messages: is not a list of turns as JSON',
    ]);
  });

  it.each([
    [
      'Frage,Antwort\na,b',
      [
        'line 1: no column is called "prompt" or "messages"; the columns are Frage, Antwort. Call the one that holds what is asked "prompt", or name it: --map prompt=…',
      ],
    ],
    ['prompt,Prompt\na,b', ['line 1: the column "Prompt" is there twice']],
    [
      'item,prompt\na,b\na,c\n,d\ne,',
      [
        'line 3, field item: "a" is there already, on line 2',
        'line 4, field item: is missing',
        'line 5, field prompt: is missing',
      ],
    ],
    [
      'item,prompt,language\na,b,c,d\nx,y,Englisch',
      [
        'line 2: has 4 cells, the header has 3; put texts with commas into quotation marks',
        expect.stringMatching(/^line 3, field language: /),
      ],
    ],
  ])('%j is refused with every fault', (table, problems) => {
    expect(problemsOf(table)).toEqual(problems);
  });

  it('that can’t be read say only that', () => {
    expect(problemsOf('item,prompt\na,"b')).toEqual([expect.stringMatching(/^line \d: is not CSV/)]);
  });

  it('whose columns aren’t there are refused by their names', () => {
    expect(() => read('Frage\na', { columns: { prompt: ['Fragen'] } })).toThrow(
      /there is no column "Fragen"; the columns are Frage/,
    );
  });
});
