/**
 * A number with its noun: `1 item`, `2 items`.
 * @param several the plural, where it is more than the singular with an s
 */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : several}`;
}
