import { describe, expect, it } from 'vitest';
import { assertSameOrigin } from '#app/auth/sameOrigin.server.ts';

const ORIGIN = 'https://evenhand.example.org';

function isAllowed(method: string, headers: Record<string, string>, isCertain = true): boolean {
  try {
    assertSameOrigin({ method, headers }, { origin: ORIGIN, isCertain });
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'forbidden' });
    return false;
  }
}

describe('assertSameOrigin', () => {
  it.each([
    ['a page of ours', { origin: ORIGIN }],
    ['a page of ours, as the browser says', { origin: ORIGIN, 'sec-fetch-site': 'same-origin' }],
    ['the person themselves', { 'sec-fetch-site': 'none' }],
    ['a program', {}],
  ])('allows %s', (_, headers) => {
    expect(isAllowed('POST', headers)).toBe(true);
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour on the same domain', { origin: ORIGIN, 'sec-fetch-site': 'same-site' }],
    ['another port', { origin: `${ORIGIN}:3001` }],
    ['the same host without encryption', { origin: ORIGIN.replace('https:', 'http:') }],
    ['what is no origin', { origin: 'http://[' }],
    ['a page without an origin', { origin: 'null' }],
  ])('refuses %s', (_, headers) => {
    expect(isAllowed('POST', headers)).toBe(false);
    expect(isAllowed('DELETE', headers)).toBe(false);
    expect(isAllowed('GET', headers)).toBe(true);
  });

  it('overlooks the scheme where the origin is not configured: a proxy may speak https to the browser', () => {
    const origin = ORIGIN.replace('https:', 'http:');
    expect(isAllowed('POST', { origin }, false)).toBe(true);
    expect(isAllowed('POST', { origin: 'https://evil.example' }, false)).toBe(false);
  });
});
