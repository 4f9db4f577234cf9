import { describe, expect, it } from 'vitest';
import { READING_TASKS } from '#app/services/imports/apart/readingTasks.ts';
import { readApart } from '#app/services/imports/apart/readApart.ts';

/** A table that is large enough to be read in a process of its own. */
const table = (rows: readonly string[]) =>
  new TextEncoder().encode(['id;prompt;reference', ...rows].join('\r\n'));
const ROWS = Array.from(
  { length: 4000 },
  (_, index) => `item-${index};"Describe ""lamp"" ${index}${' well'.repeat(15)}";ref`,
);

describe('a large file', () => {
  it('is read in a process of its own as it would be here, its rows in their order', async () => {
    const bytes = table(ROWS);
    expect(bytes.length).toBeGreaterThan(256 * 1024);
    const here = await READING_TASKS.items(bytes, { columns: {} });
    const apart = await readApart('items', bytes, { columns: {} });
    expect(apart.rows).toHaveLength(ROWS.length);
    expect(apart.rows).toEqual(here.rows);
    expect(apart.result).toEqual(here.result);
    const looked = await readApart('lookAtItems', bytes, { columns: {} });
    expect(looked.result).toEqual((await READING_TASKS.lookAtItems(bytes, { columns: {} })).result);
  });

  it('is refused there with its faults by line and field', async () => {
    const bytes = table([...ROWS, 'item-3;again;ref']);
    await expect(readApart('items', bytes, { columns: {} })).rejects.toMatchObject({
      reason: 'lines-faulty',
      code: 'invalid_input',
      problems: [{ path: 'line 4002, field item', reason: 'there-already' }],
    });
    const { result } = await readApart('lookAtItems', bytes, { columns: {} });
    expect(result.read.refusal).toMatchObject({ reason: 'lines-faulty' });
  });

  it('is refused there where it is neither text nor workbook', async () => {
    const bytes = new Uint8Array(300 * 1024).map((_, index) => (index * 7919) % 256);
    const here = await READING_TASKS.items(bytes, { columns: {} }).catch((error: unknown) => error);
    await expect(readApart('items', bytes, { columns: {} })).rejects.toMatchObject({
      reason: (here as { reason: string }).reason,
    });
  });
});
