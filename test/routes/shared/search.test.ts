import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { texts } from '#app/routes/shared/fields.ts';
import { flag, ordinal, searchOf } from '#app/routes/shared/search.server.ts';

const schema = z.object({ page: ordinal, missing: texts, last: flag, to: z.string().optional() });

const read = (search: string) => searchOf(new Request(`http://x/studies${search}`), schema);

describe('what an address asks for', () => {
  it('is by default the first page and nothing else', () => {
    expect(read('')).toEqual({ page: 1, missing: [], last: false });
  });

  it.each([
    ['?page=12', { page: 12 }],
    ['?missing=consent', { missing: ['consent'] }],
    ['?missing=consent&missing=eligibility.1', { missing: ['consent', 'eligibility.1'] }],
    ['?last', { last: true }],
    ['?last=no&last', { last: true }],
    ['?to=%2Fa%3Fb%3D1&page=2', { to: '/a?b=1', page: 2 }],
    ['?to=', { to: '' }],
    ['?missing=__proto__', { missing: ['__proto__'] }],
  ])('%s', (search, asked) => {
    expect(read(search)).toMatchObject(asked);
  });

  it.each(['?PROLIFIC_PID=1&PROLIFIC_PID=2', '?__proto__=1', '?constructor=x&toString', '?%', '?&&='])(
    'leaves alone what others add: %s',
    (search) => {
      expect(read(search)).toEqual({ page: 1, missing: [], last: false });
    },
  );

  it.each([
    ['?page=0', 'page'],
    ['?page=-1', 'page'],
    ['?page=1.5', 'page'],
    ['?page=1e3', 'page'],
    ['?page=2147483648', 'page'],
    ['?page=', 'page'],
    ['?page=abc', 'page'],
    ['?page=1&page=2', 'page'],
    ['?to=/a&to=/b', 'to'],
  ])('is refused where it is malformed, %s, by its name and not its value', (search, path) => {
    expect(() => read(search)).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        message: expect.stringContaining(path),
        problems: [expect.objectContaining({ path })],
      }),
    );
  });
});
