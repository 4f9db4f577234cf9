import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localPath } from '#app/routes/shared/localPath.ts';

const ORIGIN = 'https://evenhand.example.org';

describe('localPath', () => {
  it.each([
    ['/studies/lamps?page=2#top', '/studies/lamps?page=2#top'],
    ['/r/abc/own?missing=%E4%BD%A0', '/r/abc/own?missing=%E4%BD%A0'],
    ['/a b', '/a%20b'],
    ['/a/../b', '/b'],
  ])('leads to %s', (wanted, path) => {
    expect(localPath(wanted, '/start')).toBe(path);
  });

  it.each([
    'https://evil.invalid/x',
    '//evil.invalid/x',
    '/\\evil.invalid/x',
    '/a/../\\evil.invalid/x',
    '/a/..//evil.invalid/x',
    '/./\\evil.invalid',
    '/\t/evil.invalid',
    '/\n/evil.invalid',
    '\t//evil.invalid',
    '/\r\\evil.invalid',
    'javascript:alert(1)',
    'evil.invalid',
    '',
    '///',
  ])('does not lead to %j', (wanted) => {
    expect(localPath(wanted, '/start')).toBe('/start');
  });

  it('never leads elsewhere, breaks no header and comes out the same again', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '..',
      '.',
      '\t',
      '\n',
      '\r',
      '@',
      ':',
      '?',
      '#',
      '%2f',
      '%5c',
      'evil.invalid',
      'http:',
      ' ',
      '\u0000',
      '\ud800',
      'a',
    );
    const address = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((pieces) => `/${pieces.join('')}`),
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.webUrl(),
    );
    fc.assert(
      fc.property(address, (wanted) => {
        const path = localPath(wanted, '/start');
        expect(new URL(path, ORIGIN).origin).toBe(ORIGIN);
        expect(path).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
        expect(localPath(path, '/other')).toBe(path);
      }),
      { numRuns: 2000 },
    );
  });
});
