import { expect, it } from 'vitest';
import { delimited } from '#app/core/shared/delimited.ts';

const ROWS = [
  ['name', 'message'],
  ['Bo "B", Cai', 'Hello,\nyou'],
  ['=1+1', '@a'],
];

it('writes commas with what needs quotes, and marks what a spreadsheet would compute', () => {
  expect(delimited(ROWS)).toBe('name,message\r\n"Bo ""B"", Cai","Hello,\nyou"\r\n\'=1+1,\'@a\r\n');
});

it('writes tabs, as spreadsheets take what is pasted', () => {
  expect(delimited(ROWS, '\t')).toBe('name\tmessage\r\n"Bo ""B"", Cai"\t"Hello,\nyou"\r\n\'=1+1\t\'@a\r\n');
  expect(delimited([['a\tb', 'c']], '\t')).toBe('"a\tb"\tc\r\n');
});
