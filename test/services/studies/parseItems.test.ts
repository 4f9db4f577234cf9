import { describe, expect, it } from 'vitest';
import { parseItems } from '#app/services/studies/parseItems.ts';
import type { AppError } from '#app/core/shared/errors.ts';
import { told } from '#test/told.ts';

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
