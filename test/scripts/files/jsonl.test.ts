import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseJsonLines } from '#app/core/shared/jsonLines.ts';
import { readJsonLines } from '#scripts/files/jsonl.ts';

const schema = z.object({ item: z.string().min(1, 'is empty'), prompt: z.string() });
const parse = (text: string) => parseJsonLines(text, schema, { name: 'items.jsonl', unique: 'item' });

test('lines are read in order; blank lines, a byte-order mark and Windows line ends do no harm', () => {
  expect(parse('\uFEFF{"item":"b","prompt":"x"}\r\n\r\n{"item":"a","prompt":""}')).toEqual([
    { item: 'b', prompt: 'x' },
    { item: 'a', prompt: '' },
  ]);
});

test('all faults are reported at once, by line and field', () => {
  const text = [
    '{"item":"a","prompt":"x"}',
    '{"item":"b"}',
    'nonsense',
    '{"item":"","prompt":3}',
    '{"item":"a","prompt":"y"}',
    '[]',
  ];
  expect(() => parse(text.join('\n'))).toThrow(
    expect.objectContaining({
      code: 'invalid_input',
      problems: [
        { path: 'line 2, field prompt', reason: 'is-missing', params: {} },
        { path: 'line 3', reason: 'not-json', params: expect.anything() },
        { path: 'line 4, field item', reason: 'is-empty', params: {} },
        { path: 'line 4, field prompt', reason: 'wrong-type', params: { expected: 'string' } },
        { path: 'line 5, field item', reason: 'there-already', params: { key: 'a', line: 1 } },
        { path: 'line 6', reason: 'not-an-object', params: {} },
      ],
    }),
  );
});

test('an unknown field of a strict line is named', () => {
  const strict = z.strictObject({ item: z.string() });
  expect(() => parseJsonLines('{"item":"a","promt":"x"}', strict, { name: 'items.jsonl' })).toThrow(
    expect.objectContaining({
      problems: [{ path: 'line 1, field promt', reason: 'not-a-field', params: {} }],
    }),
  );
});

test('a file that is empty, missing, or not text', async () => {
  expect(() => parse('\n \n')).toThrow(/is empty/);
  const folder = mkdtempSync(path.join(tmpdir(), 'evenhand-jsonl-'));
  await expect(readJsonLines(path.join(folder, 'none.jsonl'), schema)).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(readJsonLines(folder, schema)).rejects.toMatchObject({ code: 'invalid_input' });
  writeFileSync(path.join(folder, 'latin.jsonl'), Buffer.from([0x7b, 0xe4, 0x7d]));
  await expect(readJsonLines(path.join(folder, 'latin.jsonl'), schema)).rejects.toThrow(/not UTF-8/);
});
