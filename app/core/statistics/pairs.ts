import { AppError } from '#app/core/shared/errors.ts';

/** Refuses two lists that don't pair up, or that hold anything but finite numbers. */
export function requirePairs(x: readonly number[], y: readonly number[]): void {
  if (x.length !== y.length) {
    throw new AppError('pairs-differ', { x: x.length, y: y.length });
  }
  for (const [name, values] of [['x', x] as const, ['y', y] as const]) {
    const place = values.findIndex((value) => !Number.isFinite(value));
    if (place !== -1) {
      throw new AppError('not-finite', { place: `${name}[${place}]`, value: String(values[place]) });
    }
  }
}
