import { expect, it } from 'vitest';
import { columnsOption } from '#scripts/files/columns.ts';

const read = columnsOption(['item', 'output', 'system'], 'output');

it('says which column has which field, several at once and again', () => {
  expect(read('item=Nr, output=Antwort,system=Modell')).toEqual({
    others: 'by-name',
    columns: [
      { field: 'item', column: 'Nr' },
      { field: 'output', column: 'Antwort' },
      { field: 'system', column: 'Modell' },
    ],
  });
  expect(read('output=A', read('item=Nr')).columns.map(({ column }) => column)).toEqual(['Nr', 'A']);
});

it('takes commas and equals signs of names, and names of systems', () => {
  expect(read('item=Nr, lfd.,output:prod-int8=Antwort A=1,output: other one =B').columns).toEqual([
    { field: 'item', column: 'Nr, lfd.' },
    { field: 'output', system: 'prod-int8', column: 'Antwort A=1' },
    { field: 'output', system: 'other one', column: 'B' },
  ]);
});

it.each(['Nr', 'answer=A', 'item=', 'item:prod=A', 'output:=A'])('refuses %s', (text) => {
  expect(() => read(text)).toThrow(/fields are item, output, system/);
});
