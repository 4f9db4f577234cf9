import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** The cases of a file in fixtures/oracles/measures. */
export function oracle<T>(name: string): T[] {
  const file = new URL(`../../../fixtures/oracles/measures/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { cases: T[] }).cases;
}

/** The reference lists of each segment from sacreBLEU's streams, in which null is an absent reference. */
export function bySegment(streams: readonly (readonly (string | null)[])[]): string[][] {
  return streams[0]!.map((_, i) =>
    streams.map((stream) => stream[i] ?? null).filter((text): text is string => text !== null),
  );
}

/** Every number of `expected` in `actual`, to 1e-9 of its size; other fields of `actual` are free. */
export function expectFigures(actual: unknown, expected: unknown, place = ''): void {
  if (typeof expected === 'number') {
    const difference = Math.abs((actual as number) - expected);
    expect(difference, `${place}: ${String(actual)} for ${expected}`).toBeLessThanOrEqual(
      1e-9 * Math.max(1, Math.abs(expected)),
    );
  } else if (typeof expected === 'object' && expected !== null) {
    if (Array.isArray(expected)) expect((actual as unknown[]).length, place).toBe(expected.length);
    for (const [key, value] of Object.entries(expected)) {
      expectFigures((actual as Record<string, unknown>)[key], value, `${place}.${key}`);
    }
  } else {
    expect(actual, place).toBe(expected);
  }
}

/** A signature without its version, which is ours. */
export function withoutVersion(signature: string): string {
  return signature.replace(/version:.*$/, '');
}
