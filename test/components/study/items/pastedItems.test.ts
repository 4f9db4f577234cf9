import { expect, it } from 'vitest';
import { fileOfPasted, kindOfPasted } from '#app/components/study/items/pastedItems.ts';
import { readImport } from '#app/services/imports/importBody.ts';
import { parseItems } from '#app/services/studies/parseItems.ts';

const itemsOf = async (text: string) => {
  const file = fileOfPasted(text, kindOfPasted(text));
  const { body } = await readImport(new Uint8Array(await file.arrayBuffer()));
  return parseItems(body).items.map(({ prompt, references }) => [prompt, ...references]);
};

it('cells of a spreadsheet are a table', async () => {
  const text = '\nprompt\treference\r\n"Say ""a""\nand b"\ta\r\nSay 5" more\tb\r\n';
  expect(kindOfPasted(text)).toBe('table');
  expect(await itemsOf(text)).toEqual([
    ['Say "a"\nand b', 'a'],
    ['Say 5" more', 'b'],
  ]);
});

it('a first cell that is empty keeps its place', async () => {
  const text = '\tprompt\nx\tSay a.';
  expect(await itemsOf(text)).toEqual([['Say a.']]);
});

it('lines are prompts, whatever signs they have', async () => {
  const text = 'Write a poem, please; "short".\r\n\n  =1+1, what is that?\n';
  expect(kindOfPasted(text)).toBe('lines');
  expect(await itemsOf(text)).toEqual([['Write a poem, please; "short".'], ['=1+1, what is that?']]);
});

it('lines of JSON, and tables with commas whose header is known, are told', () => {
  expect(kindOfPasted('{"prompt": "a, b"}')).toBe('json');
  expect(kindOfPasted('id;Prompt\n1;a')).toBe('table');
  expect(kindOfPasted('"prompt"\na')).toBe('table');
  expect(kindOfPasted('What is the prompt, please?')).toBe('lines');
});
