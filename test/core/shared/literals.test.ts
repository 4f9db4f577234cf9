import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literalLike, literalPattern } from '#app/core/shared/literals.ts';
import type { Database } from '#db/database.ts';
import { sql } from 'kysely';
import { beforeAll } from 'vitest';
import { describeOnEachDatabase } from '#test/db/databases.ts';

const FLAGS = ['', 'i', 'u', 'iu', 'v', 's', 'm', 'y'];
const NAMES = [
  'Coca-Cola',
  'off-white',
  'C++',
  '$100',
  '(sic)',
  '[brackets]',
  'back\\slash',
  'a|b',
  '{1}',
  '.*',
];
/** Any code units, halves of surrogate pairs too. */
const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
);

describe('literalPattern', () => {
  it('matches the text itself under every flag', () => {
    for (const name of NAMES) {
      for (const flags of FLAGS) {
        expect(new RegExp(`^${literalPattern(name)}$`, flags).test(name), `${name} ${flags}`).toBe(true);
      }
    }
    fc.assert(
      fc.property(anyText, fc.constantFrom(...FLAGS), (text, flags) => {
        expect(new RegExp(`^(?:${literalPattern(text)})$`, flags).exec(text)?.[0]).toBe(text);
      }),
    );
  });

  it('matches no other text', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, other) => {
        expect(new RegExp(`^(?:${literalPattern(text)})$`).test(other)).toBe(text === other);
      }),
    );
    expect(new RegExp(literalPattern('1.8')).test('118')).toBe(false);
  });

  it('does not continue what stands before it', () => {
    expect(new RegExp(`^(a)\\1${literalPattern('1')}$`).test('aa1')).toBe(true);
    expect(new RegExp(`^\\0${literalPattern('7')}$`).test('\u00007')).toBe(true);
  });

  it('stands for its characters inside a class', () => {
    const marks = new RegExp(`^[${literalPattern('a-c^]')}]+$`, 'v');
    expect(marks.test('-^]ca')).toBe(true);
    expect(marks.test('b')).toBe(false);
  });
});

describeOnEachDatabase('literalLike', (open) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  const like = async (text: string, pattern: string): Promise<boolean> => {
    const { rows } = await sql<{ like: boolean }>`select ${text}::text like ${pattern} as "like"`.execute(db);
    return rows[0]!.like;
  };

  it('matches the text itself and no other', async () => {
    for (const text of ['50%', 'a_b', 'back\\slash', '\\%', '%_%', 'plain']) {
      expect(await like(text, literalLike(text)), text).toBe(true);
    }
    expect(await like('axb', literalLike('a_b'))).toBe(false);
    expect(await like('500', literalLike('50%'))).toBe(false);
    expect(await like('a_b-2', `${literalLike('a_b')}-%`)).toBe(true);
  });
});
