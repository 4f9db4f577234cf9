import { expect, it } from 'vitest';
import { recordColumns } from '#app/services/imports/recordColumns.ts';

const fieldsOf = async (text: string, kind: 'scores' | 'controls') => {
  const { columns } = await recordColumns(new TextEncoder().encode(text), kind);
  return columns.map(({ name, field }) => [name, field]);
};

it('takes columns for what their names say, capitals not minded, each field once', async () => {
  expect(await fieldsOf('ID;System;Score;score_raw\na;new;0.8;1\n', 'scores')).toEqual([
    ['ID', 'item'],
    ['System', 'system'],
    ['Score', 'score'],
    ['score_raw', null],
  ]);
  expect(await fieldsOf('{"item":"a","value":0.5,"model":"new"}\n', 'scores')).toEqual([
    ['item', 'item'],
    ['value', 'score'],
    ['model', 'system'],
  ]);
});

it('takes no column for two fields of a control', async () => {
  expect(
    await fieldsOf('id,criterion,dose,output,source\na,fluency,slight,Lamps.,base\n', 'controls'),
  ).toEqual([
    ['id', 'item'],
    ['criterion', 'criterion'],
    ['dose', 'dose'],
    ['output', 'text'],
    ['source', 'source_system'],
  ]);
});
