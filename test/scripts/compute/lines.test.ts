import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readLines } from '#scripts/compute/lines.ts';

async function linesOf(chunks: string[], mostBytes: number): Promise<(string | null)[]> {
  const result: (string | null)[] = [];
  const input = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
  for await (const line of readLines(input, mostBytes)) result.push(line?.toString('utf8') ?? null);
  return result;
}

it('skips a line that is too long and reads the next', async () => {
  expect(await linesOf(['123', '456\nab\n12345', '6\n', '12345\n1234567'], 5)).toEqual([
    null,
    'ab',
    null,
    '12345',
    null,
  ]);
});

it('counts bytes, not characters', async () => {
  expect(await linesOf(['猫猫\nab\n'], 5)).toEqual([null, 'ab']);
});

it('finds the same lines wherever the chunks are cut', async () => {
  const pieces = fc.array(fc.constantFrom('a', 'bc', '\n', 'é\n', ''), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(pieces, async (chunks) => {
      const text = chunks.join('');
      const expected = text.split('\n');
      if (expected.at(-1) === '') expected.pop();
      expect(await linesOf(chunks, 100)).toEqual(expected);
    }),
  );
});
