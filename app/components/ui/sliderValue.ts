/** Points by which the page keys move. */
const LEAP = 10;

/**
 * Where a key moves a slider that goes from 1 to `scale`; undefined for a key that moves nothing. Without a value
 * the first arrow lands in the middle, which favours neither end.
 *
 * @param value 1 … scale, or null where nothing has been chosen
 */
export function movedValue(key: string, value: number | null, scale: number): number | undefined {
  const middle = Math.round(scale / 2);
  const to = (step: number) => (value === null ? middle : Math.min(scale, Math.max(1, value + step)));
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return to(1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return to(-1);
    case 'PageUp':
      return to(LEAP);
    case 'PageDown':
      return to(-LEAP);
    case 'Home':
      return 1;
    case 'End':
      return scale;
    default:
      return undefined;
  }
}

/** The value that typed text means; null where it means none. Beyond the end it is the end. */
export function typedValue(text: string, scale: number): number | null {
  const digits = text.replace(/\D/g, '');
  const value = digits === '' ? 0 : Number(digits);
  return value < 1 ? null : Math.min(value, scale);
}

/**
 * The value at a place of the track.
 *
 * @param share 0 at its beginning, 1 at its end; beyond them counts as the end
 */
export function placedValue(share: number, scale: number): number {
  return 1 + Math.round(Math.min(1, Math.max(0, share)) * (scale - 1));
}
