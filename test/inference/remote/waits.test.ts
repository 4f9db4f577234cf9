import { describe, expect, it } from 'vitest';
import { askedWaitMs, backoffMs } from '#app/inference/remote/waits.ts';

const NOW = Date.parse('2030-01-01T00:00:00Z');

describe('askedWaitMs', () => {
  it.each<[Record<string, string>, boolean, number | undefined]>([
    [{}, true, undefined],
    [{ 'Retry-After': '7' }, true, 7000],
    [{ 'Retry-After': '0.5' }, true, 500],
    [{ 'Retry-After': 'Tue, 01 Jan 2030 00:00:09 GMT' }, true, 9000],
    [{ 'Retry-After': 'Mon, 31 Dec 2029 00:00:00 GMT' }, true, 0],
    [{ 'Retry-After': 'soon' }, true, undefined],
    [{ 'retry-after-ms': '250', 'Retry-After': '7' }, true, 250],
    [{ 'x-ratelimit-reset-requests': '6m0s' }, true, 360_000],
    [{ 'x-ratelimit-reset-requests': '1s', 'x-ratelimit-reset-tokens': '1m30.5s' }, true, 90_500],
    [{ 'x-ratelimit-reset-tokens': '20ms' }, true, 20],
    [{ 'x-ratelimit-reset': '12' }, true, 12_000],
    [{ 'x-ratelimit-reset': String(NOW / 1000 + 30) }, true, 30_000],
    [{ 'x-ratelimit-reset': String(NOW / 1000 - 30) }, true, 0],
    // With a limit named that is used up, the others' resets are of no account.
    [{ 'x-ratelimit-remaining-requests': '4', 'x-ratelimit-reset-requests': '9s' }, true, undefined],
    [{ 'x-ratelimit-remaining-requests': '4', 'x-ratelimit-reset-requests': '9s' }, false, undefined],
    [{ 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '9s' }, false, 9000],
    [{ 'x-ratelimit-reset-requests': '9s' }, false, undefined],
  ])('%j after a refusal: %s gives %s', (headers, refused, expected) => {
    expect(askedWaitMs(new Headers(headers), NOW, refused)).toBe(expected);
  });
});

describe('backoffMs', () => {
  it('is anything up to a bound that doubles until 30 s', () => {
    const bounds = [1, 2, 3, 6, 7, 8, 50].map((failures) => backoffMs(failures, 1));
    expect(bounds).toEqual([500, 1000, 2000, 16_000, 30_000, 30_000, 30_000]);
    expect(backoffMs(4, 0)).toBe(0);
    expect(backoffMs(4, 0.25)).toBe(1000);
  });
});
