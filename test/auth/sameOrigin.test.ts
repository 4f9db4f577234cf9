import { describe, expect, it } from 'vitest';
import { assertSameOrigin } from '#app/auth/sameOrigin.server.ts';

const ORIGIN = 'https://evenhand.example.org';

function isAllowed(method: string, headers: Record<string, string>): boolean {
  try {
    assertSameOrigin(new Request('http://127.0.0.1:3000/sign-in', { method, headers }), ORIGIN);
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
    ['the host that was reached, by another name than the configured', { origin: 'http://127.0.0.1:3000' }],
    ['the host that a proxy passes on', { origin: 'http://lab:80', host: 'lab' }],
    ['a program', {}],
  ])('allows %s', (_, headers) => {
    expect(isAllowed('POST', headers)).toBe(true);
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour on the same domain', { origin: ORIGIN, 'sec-fetch-site': 'same-site' }],
    ['another port', { origin: 'http://127.0.0.1:3001' }],
    ['a page without an origin', { origin: 'null' }],
  ])('refuses %s', (_, headers) => {
    expect(isAllowed('POST', headers)).toBe(false);
    expect(isAllowed('DELETE', headers)).toBe(false);
    expect(isAllowed('GET', headers)).toBe(true);
  });
});
