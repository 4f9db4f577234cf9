import { describe, expect, it } from 'vitest';
import { parseItems } from '#app/services/studies/parseItems.ts';
import type { AppError } from '#app/core/shared/errors.ts';

function problemsOf(text: string) {
  try {
    parseItems(text);
  } catch (error) {
    return (error as AppError).problems.map(({ path, message }) => `${path}: ${message}`);
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
